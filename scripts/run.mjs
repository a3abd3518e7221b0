import { spawn } from "node:child_process";

/** Runs a command with our output as its own; answers its exit code. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      stdio: quiet ? ["ignore", "ignore", "inherit"] : ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
    child.once("error", fail);
    child.once("exit", (code) => done(code ?? 1));
  });
}

/** The script of an installed package: `npx` costs a second and asks the registry. */
export function bin(name) {
  return `node_modules/.bin/${name}`;
}
