import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { answerRecords } from "./fixtures/answers.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "shares";
const comparison = `/p/${project}/compare?runs=support-plain,support-careful&slices=topic`;

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, answerRecords());
});

const verdict = (page: Page) => page.locator("[data-page-sentence]").first();

async function openDialog(page: Page): Promise<void> {
  await expect(verdict(page)).toBeVisible();
  await expect(page.getByRole("row").nth(12)).toBeVisible();
  await page.getByRole("heading", { name: "Compare" }).click();
  await page.keyboard.press("Shift+S");
  await expect(page.getByRole("heading", { name: "Share this page" })).toBeVisible();
}

test("a short link leads to the very same view", async ({ page, touchstone }) => {
  await page.goto(touchstone.url + comparison);
  await openDialog(page);
  await page.getByRole("button", { name: "Make a short link" }).click();
  const short = await page.getByLabel("Short link", { exact: true }).inputValue();
  expect(short).toMatch(/\/l\/\w+$/);
  await page.goto(short);
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(comparison);
});

test("a public link shows its view to a fresh browser and refuses other ids", async ({
  page,
  touchstone,
}) => {
  await page.goto(touchstone.url + comparison);
  await openDialog(page);
  const sentence = await verdict(page).textContent();
  await page.getByRole("button", { name: "Make a public link" }).click();
  const link = await page.getByLabel("Public link", { exact: true }).inputValue();
  await page.goto(link);
  const fresh = await openFresh(page);
  const refused: number[] = [];
  fresh.on("response", (answer) => {
    if (answer.status() >= 400) refused.push(answer.status());
  });
  await expect(verdict(fresh)).toHaveText(sentence!);
  await expect(fresh.getByRole("row").nth(12)).toBeVisible();
  await expect(fresh.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
  // What the view does not hold is said so, and not asked for.
  await fresh
    .getByRole("link", { name: "support-plain" })
    .or(fresh.getByRole("button", { name: /fixed|worse/ }))
    .first()
    .click();
  expect(refused).toEqual([]);
  const token = link.split("/s/")[1]!;
  const answers = await fresh.evaluate(
    async ({ token, project }) => {
      const read = async (address: string) =>
        (await fetch(address, { headers: { "x-touchstone-share": token } })).status;
      return [
        await read(`/api/v1/projects/${project}/runs/support-plain`),
        await read(`/api/v1/projects/${project}/compare?runs=support-plain%2Csupport-other`),
        await read(`/api/v1/projects/other/runs`),
      ];
    },
    { token, project },
  );
  expect(answers).toEqual([403, 403, 403]);
  await fresh.context().close();
});

test("a link with a passphrase opens after it, and not once it is revoked", async ({
  page,
  touchstone,
}) => {
  await page.goto(touchstone.url + comparison);
  await openDialog(page);
  await page.getByLabel("Passphrase").fill("open sesame");
  await page.getByRole("button", { name: "Make a public link" }).click();
  const link = await page.getByLabel("Public link", { exact: true }).inputValue();
  await page.goto(link);
  const fresh = await openFresh(page);
  await fresh.getByLabel("Passphrase").fill("open barley");
  await fresh.getByRole("button", { name: "Open" }).click();
  await expect(fresh.getByText("This is not the passphrase of this link.")).toBeVisible();
  await fresh.getByLabel("Passphrase").fill("open sesame");
  await fresh.getByRole("button", { name: "Open" }).click();
  await expect(verdict(fresh)).toBeVisible();
  await page.goto(`${touchstone.url}/p/${project}/settings`);
  const row = page.getByRole("row").filter({ hasText: "locked" });
  await row.getByRole("button", { name: /^Revoke/ }).click();
  await expect(page.getByText(/revoked .* ago/)).toBeVisible();
  await fresh.reload();
  await expect(fresh.getByText(/revoked by whoever shared it/)).toBeVisible();
  await fresh.context().close();
});

test("a snapshot stays, and opens from disk without a network", async ({
  page,
  touchstone,
}, info) => {
  await page.goto(touchstone.url + comparison);
  await openDialog(page);
  const sentence = await verdict(page).textContent();
  await page.getByRole("button", { name: "Take a snapshot" }).click();
  const link = await page.getByLabel("Address of the snapshot", { exact: true }).inputValue();
  const file = await page.request.get(`${touchstone.url}/api/v1${new URL(link).pathname}/file`);
  expect(file.headers()["content-disposition"]).toContain("attachment");
  const body = await file.body();
  await expect(page.getByRole("link", { name: /As one HTML file/ })).toContainText(
    `${(body.byteLength / 1024 ** 2).toFixed(1)} MiB`,
  );
  await touchstone.send(project, [
    {
      type: "result",
      run: "support-careful",
      example: "accounts/03",
      output: "Nothing.",
      scores: { correct: false },
    },
  ]);
  await page.goto(link);
  await expect(verdict(page)).toHaveText(sentence!);
  const path = info.outputPath("snapshot.html");
  writeFileSync(path, body);
  const offline = await page
    .context()
    .browser()!
    .newContext({ offline: true, viewport: page.viewportSize() });
  const fresh = await offline.newPage();
  const faults: string[] = [];
  fresh.on("pageerror", (error) => faults.push(String(error)));
  fresh.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  fresh.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) faults.push(request.url());
  });
  await fresh.goto(`file://${path}`);
  await expect(verdict(fresh)).toHaveText(sentence!);
  await expect(fresh.getByRole("row").nth(12)).toBeVisible();
  expect(faults).toEqual([]);
  await offline.close();
  await page.goto(touchstone.url + comparison);
  await expect(verdict(page)).not.toHaveText(sentence!);
});

test("the command line writes the same view as a file", async ({ page, touchstone }, info) => {
  const path = info.outputPath("view.html");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["dist/server/cli.js", "snapshot", touchstone.url + comparison, "--out", path],
    { encoding: "utf8" },
  );
  expect([status, stderr]).toEqual([0, ""]);
  const offline = await page.context().browser()!.newContext({ offline: true });
  const fresh = await offline.newPage();
  await fresh.goto(`file://${path}`);
  await page.goto(touchstone.url + comparison);
  await expect(verdict(page)).toBeVisible();
  await expect(verdict(fresh)).toHaveText((await verdict(page).textContent())!);
  await expect(fresh.getByRole("row").nth(6)).toBeVisible();
  await offline.close();
  await page.goto(/http\S+\/snapshots\/\S+/.exec(stdout)![0]);
  await expect(verdict(page)).toBeVisible();
});

test("what a view does not hold says so, and nothing is asked for", async ({
  page,
  touchstone,
}) => {
  await page.goto(touchstone.url + comparison);
  await openDialog(page);
  await page.getByRole("button", { name: "Take a snapshot" }).click();
  const link = await page.getByLabel("Address of the snapshot", { exact: true }).inputValue();
  await page.goto(link);
  await expect(verdict(page)).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/")) asked.push(request.url());
  });
  await page
    .getByText(/^disagree/)
    .first()
    .click();
  await expect(
    page.getByText("This link shows one view, and this is not part of it."),
  ).toBeVisible();
  expect(asked).toEqual([]);
});
