import { chromium } from "@playwright/test";
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const p = await b.newPage({ viewport: { width: 1440, height: 900 } });
for (const path of process.argv.slice(2)) {
  await p.goto("http://127.0.0.1:4400" + path);
  await p.waitForTimeout(3500);
  console.log("=====", path);
  console.log((await p.locator("body").ariaSnapshot()).split("\n").slice(0, 110).join("\n"));
}
await b.close();
