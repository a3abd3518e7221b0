import type { Locator, Page } from "@playwright/test";
import { sendLongTrace } from "./fixtures/send-long-trace.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "waterfall";
let path = "";

test.beforeAll(async ({ touchstone }) => {
  path = `/p/${project}/traces/${await sendLongTrace(touchstone.url, project)}`;
});

const rowOf = (page: Page, name: string | RegExp) =>
  page.getByRole("treegrid").getByRole("row", { name });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(rowOf(page, /AGENT research/)).toBeVisible();
}

/** The box that scrolls, which has no name of its own. */
const scroller = (page: Page) => page.getByRole("treegrid").locator("xpath=../..");

async function scrollTo(box: Locator, top: number): Promise<void> {
  await box.evaluate((element, wanted) => {
    element.scrollTop = wanted;
  }, top);
}

test("the critical path, own times and steps, in the address", async ({ page, touchstone }) => {
  await open(page, touchstone.url + path);
  await expect(rowOf(page, /turn 0/)).toContainText(/of the critical path \(2\.\d %\)/);
  await expect(rowOf(page, /turn 0/)).toContainText("own time 15 ms");
  const toggle = page.getByRole("button", { name: "Critical path" });
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await toggle.click();
  await expect(page).toHaveURL(/path=off/);
  await page.keyboard.press("c");
  await expect(page).not.toHaveURL(/path=off/);

  await page.keyboard.press("t");
  await expect(page.getByText(/on the critical path, .* went to “chat”/)).toBeVisible();
  const steps = page.getByRole("table", { name: "Steps of the trace" });
  await expect(steps.getByRole("row").nth(1)).toContainText("chat");
  await steps.getByRole("button", { name: "Failed" }).click();
  await expect(page).toHaveURL(/steps=failed/);
  await expect(steps.getByRole("row").nth(1)).toContainText("look up");
  await steps.getByRole("row", { name: /closing remark/ }).click();
  await expect(rowOf(page, /closing remark/)).toHaveAttribute("aria-selected", "true");
});

test("levels and kinds fold, say what they hide, and stay in the link", async ({
  page,
  touchstone,
}) => {
  await open(page, touchstone.url + path);
  await page.getByLabel("Open levels").selectOption("2");
  await expect(page).toHaveURL(/level=2/);
  await expect(rowOf(page, /chat/)).toHaveCount(0);
  await expect(rowOf(page, /turn 0/)).toContainText("2 spans below, 110 tokens");
  const fresh = await openFresh(page);
  await expect(rowOf(fresh, /turn 0/)).toHaveAttribute("aria-expanded", "false");
  await fresh.context().close();

  await page.getByLabel("Open levels").selectOption("all");
  await expect(rowOf(page, /chat/).first()).toBeVisible();
  await page.getByRole("button", { name: "Fold kinds" }).click();
  await page.getByRole("menuitem", { name: /Chain/ }).click();
  await expect(page).toHaveURL(/fold=CHAIN/);
  await expect(rowOf(page, /turn 0/)).toHaveAttribute("aria-expanded", "false");
  await rowOf(page, /AGENT research/).click();
  await page.keyboard.press("1");
  await expect(rowOf(page, /AGENT research/)).toHaveAttribute("aria-expanded", "false");
});

test("ancestors stay at the top and lead back", async ({ page, touchstone }) => {
  await open(page, touchstone.url + path);
  await scrollTo(scroller(page), 28 * 61);
  await expect(rowOf(page, /turn 25/)).toBeVisible();
  await expect(rowOf(page, /remote search/)).toHaveCount(0);
  await expect(rowOf(page, /AGENT research/)).toBeVisible();
  const top = (await scroller(page).boundingBox())!.y;
  expect((await rowOf(page, /AGENT research/).boundingBox())!.y).toBeCloseTo(top, 0);
  await rowOf(page, /AGENT research/).click({ position: { x: 120, y: 14 } });
  await expect(rowOf(page, /AGENT research/)).toHaveAttribute("aria-selected", "true");
  await expect(rowOf(page, /remote search/)).toBeVisible();
});

test("hits, failures and zoom are reached by keys", async ({ page, touchstone }) => {
  await open(page, touchstone.url + path);
  await page.keyboard.press("e");
  await expect(rowOf(page, /turn 30/)).toBeVisible();
  await expect(rowOf(page, /look up/).filter({ hasText: "failed" })).toBeVisible();
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/zoom=/);
  const fresh = await openFresh(page);
  await expect(fresh.getByRole("button", { name: /in sight; show all/ })).toBeVisible();
  await fresh.context().close();
  await page.keyboard.press("0");
  await expect(page).not.toHaveURL(/zoom=/);

  await page.keyboard.press("/");
  await page.keyboard.type("closing");
  await expect(page.getByText("1 hit")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(rowOf(page, /closing remark/)).toBeVisible();
  await page.keyboard.press("Escape");
  await rowOf(page, /closing remark/).dblclick({ position: { x: 200, y: 14 } });
  await expect(page).toHaveURL(/zoom=/);
});

test("a clock that is behind is corrected, and shown as sent on request", async ({
  page,
  touchstone,
}) => {
  await open(page, touchstone.url + path);
  const remote = rowOf(page, /remote search/);
  await expect(remote).toContainText(/clock of search corrected: shown [\d.]+ s later than sent/);
  await page.getByRole("button", { name: "Times as sent" }).click();
  await expect(page).toHaveURL(/times=sent/);
  await expect(remote).toContainText("outside its parent's time");
});
