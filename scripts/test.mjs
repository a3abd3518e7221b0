// `npm test` on a fresh clone: installs what it needs and runs everything. The last lines name what failed and count the tests.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, checkNode, installPackages } from "./install.mjs";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
checkNode();
await installPackages();
const { ensureBrowser } = await import("./browser.mjs");
const { runChecks } = await import("./check.mjs");
const { emptyReports, playwright, vitest } = await import("./suites.mjs");
await ensureBrowser();
emptyReports();

const outcomes = [
  await runChecks(),
  await vitest("unit", ["--project", "unit"]),
  await vitest("store", ["--project", "store"], { triesAgain: true }),
  await vitest("cluster", ["--project", "store"], {
    env: { TOUCHSTONE_TEST_STORE: "cluster" },
    triesAgain: true,
  }),
];
await build();
outcomes.push(await playwright());

const sum = (key) => outcomes.reduce((total, outcome) => total + (outcome[key] ?? 0), 0);
for (const { failures = [], retried = [] } of outcomes) {
  for (const title of retried) console.log(`flaky: ${title}`);
  for (const title of failures) console.log(`failed: ${title}`);
}
console.log(
  `${sum("passed")} passed, ${sum("failed")} failed, ${sum("flaky")} flaky, ${sum("skipped")} skipped`,
);
process.exitCode = sum("failed") > 0 ? 1 : 0;
