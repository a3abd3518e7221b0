import { expect, test } from "./fixtures/touchstone.ts";

test("an empty project shows three ways in, and takes a file", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/fresh`);
  await expect(page.getByText("Nothing is in this project yet.", { exact: false })).toBeVisible();
  await expect(
    page.getByText(`${touchstone.url}/v1/traces`, { exact: false }).first(),
  ).toBeVisible();
  await page.locator("input[type=file]").setInputFiles({
    name: "records.jsonl",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(
      [
        '{"type":"run","id":"r1","dataset":"d"}',
        '{"type":"example","dataset":"d","id":"1","input":"2 + 2"}',
        '{"type":"result","run":"r1","example":"1","output":"4","scores":{"correct":true}}',
        '{"type":"result","run":"r1"}',
      ].join("\n"),
    ),
  });
  await expect(page.getByRole("row", { name: /^4 example/ })).toBeVisible();
  await page.goto(`${touchstone.url}/p/fresh/runs`);
  await expect(page.getByRole("row", { name: /r1/ })).toContainText("100.0");
});

test("the demo is loaded by a button and can be compared and read", async ({
  page,
  touchstone,
}) => {
  test.setTimeout(240_000);
  await page.goto(`${touchstone.url}/p/demo`);
  await page.getByRole("button", { name: "Load the demo" }).click();
  await expect(page.getByText(/Nothing is in this project yet/)).toBeHidden({ timeout: 180_000 });
  await page.goto(`${touchstone.url}/p/demo/runs`);
  await expect(page.getByRole("checkbox", { name: /v3/ })).toBeVisible({ timeout: 180_000 });
  await page.goto(`${touchstone.url}/p/demo/traces?where=status:error`);
  // A trace that is still arriving may recover; a prompt that is too long does not.
  await page
    .getByRole("table", { name: "Traces" })
    .getByRole("row", { name: /400: scripted-1 takes/ })
    .first()
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByText(/Failed because:/)).toBeVisible();
});

test("the palette goes anywhere and the theme is kept", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/fresh`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("settings");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings/);
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/\/traces/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText(/keyboard|keys/i);
});
