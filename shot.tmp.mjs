import { chromium } from "@playwright/test";
const base = "http://127.0.0.1:4400";
const pages = process.argv.slice(2).map((a) => a.split("=>"));
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [name, path] of pages)
  for (const [w, theme] of (process.env.V ?? "1440:light,1440:dark,390:light")
    .split(",")
    .map((v) => v.split(":"))) {
    const c = await b.newContext({
      viewport: { width: +w, height: +w > 500 ? 900 : 844 },
      colorScheme: theme,
    });
    const p = await c.newPage();
    p.on("console", (m) => {
      if (m.type() === "error") console.log(name, w, theme, m.text().slice(0, 300));
    });
    p.on("pageerror", (e) => console.log(name, "pageerror", String(e).slice(0, 300)));
    await p
      .goto(base + path, { waitUntil: "networkidle", timeout: 20000 })
      .catch((e) => console.log(name, "goto", e.message.slice(0, 100)));
    await p.waitForTimeout(2500);
    const over = await p.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (over > 0) console.log(name, w, "overflow", over);
    await p.screenshot({ path: `/tmp/shots/${name}-${w}-${theme}.png` });
    await c.close();
  }
await b.close();
