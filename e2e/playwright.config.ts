import { defineConfig, devices } from "@playwright/test";
import { installedChromium } from "../scripts/browser.mjs";

const executablePath = installedChromium();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: false,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env["CI"]),
  // `npm test` tries a failed journey once more and names it as flaky; by hand every failure is one.
  retries: process.env["PLAYWRIGHT_JSON_OUTPUT_NAME"] ? 1 : 0,
  // The counts of `npm test` come from the JSON report.
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_NAME"] ? [["line"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    actionTimeout: 20_000,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        // WebGL without a graphics card.
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
