import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { call } from "#client/call.ts";
import { noRules, setPrivacy } from "#contract/privacy.ts";
import { personal, personalExample, personalRecords } from "#testing/personal-project.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "people";
const comparison = `/p/${project}/compare?runs=a,b&row=${encodeURIComponent(personalExample)}`;

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, personalRecords());
});

const drawer = (page: Page) => page.getByRole("complementary").or(page.getByRole("dialog")).last();

async function openDialog(page: Page): Promise<void> {
  await expect(page.locator("[data-page-sentence]").first()).toBeVisible();
  await expect(drawer(page)).toBeVisible();
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByRole("heading", { name: "Share this page" })).toBeVisible();
}

/** The view as somebody sees it that may not see what the rules name. */
async function expectRedacted(page: Page): Promise<void> {
  await expect(page.locator("[data-page-sentence]").first()).toBeVisible();
  await expect(drawer(page).getByText("email redacted").first()).toBeVisible();
  await expect(drawer(page).getByText("card redacted").first()).toBeVisible();
  const shown = `${page.url()} ${await page.content()}`;
  for (const value of Object.values(personal)) expect(shown).not.toContain(value);
}

test("a view is shared without what the rules of its project redact", async ({
  page,
  touchstone,
}, info) => {
  await page.goto(touchstone.url + comparison);
  await openDialog(page);
  await expect(page.getByText(/Everything as it is on screen/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Set rules of redaction" })).toBeVisible();
  const body = { ...noRules, enabled: true };
  await call(setPrivacy, { p: project }, { base: touchstone.url, body });
  await page.goto(touchstone.url + comparison);
  await openDialog(page);
  await expect(page.getByText(/2 e-mail addresses.* will be shown as redacted/)).toBeVisible();

  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "See it as they will" }).click();
  const preview = await opened;
  await expect(preview.getByText("Preview", { exact: true })).toBeVisible();
  await expectRedacted(preview);
  await preview.close();

  await page.getByRole("button", { name: "Make a public link" }).click();
  const link = await page.getByLabel("Public link", { exact: true }).inputValue();
  await page.getByRole("button", { name: "Take a snapshot" }).click();
  const snapshot = await page.getByLabel("Address of the snapshot", { exact: true }).inputValue();
  await page.goto(link);
  const fresh = await openFresh(page);
  await expectRedacted(fresh);
  await fresh.context().close();
  const file = await page.request.get(`${touchstone.url}/api/v1${new URL(snapshot).pathname}/file`);
  const path = info.outputPath("snapshot.html");
  writeFileSync(path, await file.body());
  await expectFile(page, path);
});

test("the command line writes a file without it", async ({ page, touchstone }, info) => {
  const path = info.outputPath("view.html");
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["dist/server/cli.js", "snapshot", touchstone.url + comparison, "--out", path],
    { encoding: "utf8" },
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/email: 2/);
  await expectFile(page, path);
});

async function expectFile(page: Page, path: string): Promise<void> {
  const text = readFileSync(path, "utf8");
  for (const value of Object.values(personal)) expect(text.includes(value)).toBe(false);
  const offline = await page.context().browser()!.newContext({ offline: true });
  const fresh = await offline.newPage();
  await fresh.goto(`file://${path}`);
  await expectRedacted(fresh);
  await offline.close();
}

test("a preview without its page says so", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/view-preview#nobody`);
  await expect(page.getByText(/page that it belongs to has closed it/)).toBeVisible();
});
