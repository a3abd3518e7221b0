import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { hostileRecords, hostileTexts } from "./fixtures/hostile.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = `"><script>window.hacked=1<`;
const p = encodeURIComponent(project);
const comparison = `/p/${p}/compare?runs=h1,h2&slices=topic&row=0`;

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, hostileRecords());
});

const verdict = (page: Page) => page.locator("[data-page-sentence]").first();
const hacked = (page: Page) => page.evaluate(() => "hacked" in window);

test("hostile names and outputs stay text in link previews", async ({ touchstone, request }) => {
  for (const path of [comparison, `/p/${p}/runs`, `/p/${p}/datasets/${p}`, `/p/${p}/timeline`]) {
    const answer = await request.get(touchstone.url + path);
    const html = await answer.text();
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(img|svg)/);
    for (const [, content] of html.matchAll(/content="([^"]*)"/g))
      expect(content).not.toMatch(/[<>]/);
    expect(html.match(/<meta property="og:title"/g)).toHaveLength(1);
    const image = await request.get(
      `${touchstone.url}/preview.png?page=${encodeURIComponent(path)}`,
    );
    expect(image.headers()["content-type"]).toBe("image/png");
    expect((await image.body()).subarray(1, 4).toString()).toBe("PNG");
  }
  const html = await (await request.get(touchstone.url + comparison)).text();
  expect(html).toContain("&lt;script&gt;");
});

test("hostile names and outputs stay text in a snapshot, its file and a public link", async ({
  page,
  touchstone,
}, info) => {
  await page.goto(touchstone.url + comparison);
  await expect(verdict(page)).toBeVisible();
  await expect(page.getByText(hostileTexts[0], { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Take a snapshot" }).click();
  const snapshot = await page.getByLabel("Address of the snapshot", { exact: true }).inputValue();
  await page.getByRole("button", { name: "Make a public link" }).click();
  const link = await page.getByLabel("Public link", { exact: true }).inputValue();
  expect(await hacked(page)).toBe(false);
  for (const url of [snapshot, link]) {
    await page.goto(url);
    const fresh = await openFresh(page);
    const faults = faultsOf(fresh);
    await fresh.reload();
    await expect(verdict(fresh)).toBeVisible();
    await expect(fresh.getByText(hostileTexts[0], { exact: false }).first()).toBeVisible();
    expect(await hacked(fresh)).toBe(false);
    expect(faults).toEqual([]);
    await fresh.context().close();
  }
  const file = await page.request.get(`${touchstone.url}/api/v1${new URL(snapshot).pathname}/file`);
  const path = info.outputPath("hostile.html");
  writeFileSync(path, await file.body());
  const offline = await page.context().browser()!.newContext({ offline: true });
  const fresh = await offline.newPage();
  const faults = faultsOf(fresh);
  await fresh.goto(`file://${path}`);
  await expect(verdict(fresh)).toBeVisible();
  await expect(fresh.getByText(hostileTexts[0], { exact: false }).first()).toBeVisible();
  expect(await hacked(fresh)).toBe(false);
  expect(faults).toEqual([]);
  await offline.close();
});

/** Errors, refusals of the content policy among them, and requests to anywhere else. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => {
    if (!/^(file|data|blob|http:\/\/127\.0\.0\.1)/.test(request.url())) faults.push(request.url());
  });
  return faults;
}
