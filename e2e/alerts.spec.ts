import type { Page } from "@playwright/test";
import { startReceiver, type WebhookReceiver } from "#testing/webhook-receiver.ts";
import { nightlyRecords, nightlyRun } from "./fixtures/nightly.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "alerting";
let receiver: WebhookReceiver;

test.beforeAll(async ({ touchstone }) => {
  receiver = await startReceiver();
  await touchstone.send(project, nightlyRecords().slice(0, 53));
  for (const [at, right] of [41, 42, 40].entries())
    await touchstone.send(project, nightlyRun(at + 1, right, "v6"));
});
test.afterAll(() => receiver.close());

async function addWebhook(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Webhooks" }).click();
  await page.getByRole("button", { name: "Add a webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("team chat");
  await dialog.getByLabel("Address").fill("somewhere");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("An address that begins with https://")).toBeVisible();
  await dialog.getByLabel("Address").fill(`${receiver.url}/hooks/sesame`);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/shown this once/)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
}

test("a rule is made, a run gets worse, the feed shows it and the receiver is told", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/alerts`);
  await expect(page.getByText("No rule watches this project yet.")).toBeVisible();
  await addWebhook(page);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/The test arrived: 204/)).toBeVisible();
  expect(receiver.received[0]?.path).toBe("/hooks/sesame");
  await expect(page.getByText("sesame")).toBeHidden();

  await page.goto(`${touchstone.url}/p/${project}/timeline?metric=correct&experiment=nightly`);
  await page.getByRole("link", { name: "Watch this" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a rule" });
  await expect(
    dialog.getByText(
      "When correct of a run of nightly is worse than the last run before it that was not.",
    ),
  ).toBeVisible();
  await expect(dialog.getByLabel("team chat")).toBeChecked();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("list", { name: "Rules" })).toContainText("Tells team chat");

  await page.getByRole("tab", { name: "Feed" }).click();
  await touchstone.send(project, nightlyRun(4, 20, "v7"));
  const entry = page.getByRole("list", { name: "Alerts" }).getByRole("listitem");
  await expect(entry).toContainText(
    "correct of run-4 against run-3: Worse: 20 instead of 40 of 50",
  );
  await expect(page.getByRole("link", { name: /Alerts 1 unread/ })).toBeVisible();
  await expect.poll(() => receiver.received.length).toBe(2);
  expect(receiver.received[1]?.body).toContain("20 instead of 40 of 50 right");

  await entry.getByRole("link", { name: "Open the picture" }).click();
  await expect(page).toHaveURL(/compare\?.*runs=run-3,run-4.*metric=correct/);
  await page.goBack();
  await entry.getByRole("button", { name: "Acknowledge" }).click();
  await page.getByRole("dialog").getByLabel("Your name").fill("Ada");
  await page.getByRole("dialog").getByRole("button", { name: "Acknowledge" }).click();
  await expect(entry).toContainText("Acknowledged by Ada");
  await expect(page.getByRole("link", { name: /unread/ })).toBeHidden();
  const fresh = await openFresh(page);
  await expect(fresh.getByRole("list", { name: "Alerts" })).toContainText("Acknowledged by Ada");
  await fresh.context().close();

  await touchstone.send(project, nightlyRun(5, 41, "v6"));
  await expect(entry).toContainText(/Over .*run-5 against run-4: Better: 41 instead of 20/);
  await expect.poll(() => receiver.received.length).toBe(3);
  await page.getByRole("tab", { name: "Webhooks" }).click();
  await expect(page.getByRole("table", { name: "Messages to webhooks" })).toContainText(
    /team chat.*arrived.*Over: run-5/,
  );
});

test("the keyboard walks the feed, and a rule is changed, paused and removed", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/alerts`);
  await expect(page.getByRole("list", { name: "Alerts" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("li[aria-current=true]")).toContainText("run-4");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/compare/);
  await page.goto(`${touchstone.url}/p/${project}/alerts?tab=rules`);
  await page.getByRole("button", { name: /^Change / }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("When").selectOption("threshold");
  await dialog.getByLabel("Limit, %").fill("70");
  await dialog.getByLabel("Over again at, %").fill("60");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("It is over on the other side of the limit.")).toBeVisible();
  await dialog.getByLabel("Over again at, %").fill("75");
  await dialog.getByRole("button", { name: "Save" }).click();
  const rule = page.getByRole("list", { name: "Rules" }).getByRole("listitem");
  await expect(rule).toContainText("is below 70 %, until it is back at 75 %");
  await rule.getByRole("button", { name: /^Pause/ }).click();
  await expect(rule).toContainText("Paused");
  await rule.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByText("No rule yet")).toBeVisible();
});
