// Makes sure that there is a Chromium for the end-to-end tests, and says where.
import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";

const places = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of an installed Chromium, if any. */
export function installedChromium() {
  return places.find((place) => place && existsSync(place));
}

async function playwrightHasOne() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], timeout: 600_000 }).status === 0;
}

/** Finds a Chromium, or installs one: Playwright's own, else the system's package. */
export async function ensureBrowser() {
  if (installedChromium() || (await playwrightHasOne())) return;
  console.log("Installing a browser for the tests.");
  if (process.platform === "linux" && existsSync("/usr/bin/apt-get")) {
    const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
    const [first, ...rest] = [...sudo, "apt-get", "-o", "DPkg::Lock::Timeout=300"];
    succeeds(first, [...rest, "update", "-qq"]);
    if (
      succeeds(first, [...rest, "install", "-y", "-qq", "--no-install-recommends", "chromium"]) &&
      installedChromium()
    )
      return;
  }
  if (succeeds("npx", ["--yes", "playwright", "install", "chromium"]) && (await playwrightHasOne()))
    return;
  throw new Error(
    "There is no Chromium for the end-to-end tests. Install one, or set CHROMIUM_PATH.",
  );
}
