// `npm test` on a fresh clone: installs what it needs and runs everything. The last line counts the tests.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, checkNode, installPackages } from "./install.mjs";
import { bin, run } from "./run.mjs";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
checkNode();
await installPackages();
const { ensureBrowser } = await import("./browser.mjs");
const { runChecks } = await import("./check.mjs");
await ensureBrowser();

// Playwright reads a relative path from the folder of its configuration.
const reports = join(process.cwd(), ".cache/reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const totals = { passed: 0, failed: 0, flaky: 0, skipped: 0 };

function count({ passed, failed, flaky = 0, skipped = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.flaky += flaky;
  totals.skipped += skipped;
}

async function vitest(name, args, env = {}) {
  const file = `${reports}/${name}.json`;
  const code = await run(
    bin("vitest"),
    ["run", ...args, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`],
    { env },
  );
  const report = read(file);
  count({
    passed: report?.numPassedTests ?? 0,
    failed: Math.max(report?.numFailedTests ?? 0, code === 0 ? 0 : 1),
    skipped: report?.numPendingTests ?? 0,
  });
}

async function playwright() {
  const file = `${reports}/e2e.json`;
  const code = await run(bin("playwright"), ["test", "-c", "e2e/playwright.config.ts"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const stats = read(file)?.stats;
  count({
    passed: stats?.expected ?? 0,
    failed: Math.max(stats?.unexpected ?? 0, code === 0 ? 0 : 1),
    flaky: stats?.flaky ?? 0,
    skipped: stats?.skipped ?? 0,
  });
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

count(await runChecks());
await vitest("unit", ["--project", "unit"]);
await vitest("store", ["--project", "store"]);
await vitest("cluster", ["--project", "store"], { TOUCHSTONE_TEST_STORE: "cluster" });
await build();
await playwright();

const { passed, failed, flaky, skipped } = totals;
console.log(`${passed} passed, ${failed} failed, ${flaky} flaky, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
