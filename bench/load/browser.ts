import { type Browser, chromium } from "@playwright/test";
import { installedChromium } from "../../scripts/browser.mjs";

/** A fresh browser that draws as fast as it can, in software. */
export async function launch(): Promise<Browser> {
  const executablePath = installedChromium();
  return await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-frame-rate-limit",
      "--disable-gpu-vsync",
      "--disable-background-networking",
      "--js-flags=--expose-gc",
    ],
  });
}

/** Process of the browser, the parent of its renderers. */
export async function browserPid(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = processInfo.find(({ type }) => type === "browser");
  if (!own) throw new Error("The browser does not say which process it is.");
  return own.id;
}
