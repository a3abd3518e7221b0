// `npm run check`: format, types, lint, dead code, unit tests (the import rules among them).
import { bin, run } from "./run.mjs";

/** @type {readonly (readonly [name: string, command: string, args: string[]])[]} */
export const checks = [
  ["format", bin("oxfmt"), ["--check"]],
  ["types", bin("tsc"), ["-b"]],
  ["lint", bin("oxlint"), ["--type-aware"]],
  ["dead code", bin("knip"), []],
  ["lock file", process.execPath, ["scripts/lock-check.mjs"]],
];

/** Runs all checks, so that one report names every fault; answers how many failed. */
export async function runChecks() {
  const failed = [];
  for (const [name, command, args] of checks) {
    const started = performance.now();
    const code = await run(command, args);
    console.log(
      `${code === 0 ? "ok    " : "FAILED"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) failed.push(name);
  }
  return {
    passed: checks.length - failed.length,
    failed: failed.length,
    failures: failed.map((name) => `check: ${name}`),
  };
}

if (process.argv[1]?.endsWith("check.mjs")) {
  const { failed } = await runChecks();
  const units = await run(bin("vitest"), ["run", "--project", "unit"]);
  process.exitCode = failed > 0 || units !== 0 ? 1 : 0;
}
