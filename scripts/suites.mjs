// Runs a suite of tests and tells its outcome: how many passed, failed, were flaky or skipped, and which.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { bin, run } from "./run.mjs";

// Playwright reads a relative path from the folder of its configuration.
const reports = join(process.cwd(), ".cache/reports");

export function emptyReports() {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
}

/**
 * `triesAgain`: tests of one file share a server, so that only the whole file, on a new one, is another try.
 * What passes then is flaky.
 */
export async function vitest(name, args, { env = {}, triesAgain = false } = {}) {
  const first = await vitestOnce(name, args, env);
  if (!triesAgain || first.files.length === 0) return first;
  const again = await vitestOnce(`${name}-again`, [...args, ...first.files], env);
  const isGood = again.failed === 0;
  return {
    passed: first.passed,
    skipped: first.skipped,
    failed: again.failed,
    failures: again.failures,
    flaky: isGood ? first.failed : 0,
    retried: isGood ? first.failures : [],
  };
}

async function vitestOnce(name, args, env) {
  const file = `${reports}/${name}.json`;
  const code = await run(
    bin("vitest"),
    ["run", ...args, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`],
    { env },
  );
  const report = read(file);
  const bad = (report?.testResults ?? []).filter(({ status }) => status === "failed");
  const files = bad.map((each) => relative(process.cwd(), each.name));
  const failures = bad.flatMap(({ assertionResults }, at) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0) return [`${name}: ${files[at]}`];
    return failed.map(({ fullName }) => `${name}: ${files[at]} > ${fullName}`);
  });
  if (code !== 0 && failures.length === 0) failures.push(`${name}: exit code ${code}`);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failures.length,
    skipped: report?.numPendingTests ?? 0,
    files,
    failures,
  };
}

export async function playwright() {
  const file = `${reports}/e2e.json`;
  const code = await run(bin("playwright"), ["test", "-c", "e2e/playwright.config.ts"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const report = read(file);
  const specs = (report?.suites ?? []).flatMap(specsOf);
  const titles = (status) =>
    specs
      .filter(({ tests }) => tests.some((one) => one.status === status))
      .map((spec) => `e2e: ${spec.file} > ${spec.title}`);
  const failures = titles("unexpected");
  if (code !== 0 && failures.length === 0) failures.push(`e2e: exit code ${code}`);
  return {
    passed: report?.stats.expected ?? 0,
    failed: failures.length,
    failures,
    flaky: report?.stats.flaky ?? 0,
    retried: titles("flaky"),
    skipped: report?.stats.skipped ?? 0,
  };
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
