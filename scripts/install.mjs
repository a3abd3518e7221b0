// What a fresh clone lacks: packages, the build, a browser for the tests. Node built-ins only.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

const oldest = [20, 19];

/** Leaves with a sentence when Node is too old to run anything below. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`Touchstone needs Node ${oldest.join(".")} or newer; this is ${process.version}.`);
  process.exit(1);
}

/** Installs the packages of the lock file unless they are there already. */
export async function installPackages() {
  const stamp = "node_modules/.package-lock.json";
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync("package-lock.json").mtimeMs) return;
  console.log("Installing packages; the first time this downloads about 200 MB.");
  const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) process.exit(code);
}

/** Builds pages and server unless the build is newer than everything it is made of. */
export async function build() {
  const built = mtime("dist/server/cli.js");
  const sources = ["src", "public", "index.html", "package.json", "vite.config.ts"].map(newest);
  if (built > Math.max(...sources) && existsSync("dist/web/index.html")) return;
  const code = await run("npm", ["run", "--silent", "build", "--", "--logLevel", "warn"]);
  if (code !== 0) process.exit(code);
}

function mtime(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
