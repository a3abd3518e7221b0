import type { Page } from "@playwright/test";
import { fill, pages } from "./fixtures/every-page.ts";
import { expect, test } from "./fixtures/touchstone.ts";

test.beforeAll(({ touchstone }) => fill(touchstone));

/** A page of every kind that has something to share, those first on which things are changed. */
const shared = [
  "compare, finder and all columns",
  "compare, a row open",
  "labels, a queue",
  "timeline, one metric",
  "alerts",
  "alerts, rules",
  "alerts, webhooks",
  "map, a selection",
  "traces",
  "trace",
  "failures, one open",
  "runs",
  "prompt",
  "dataset, a row open",
  "dataset, health",
  "session",
  "two traces",
  "where traces part",
  "span, scores",
  "retrieval, a row open",
  "agreement",
];

/** How controls that change something begin to speak. */
const changing =
  /^(save|give|acknowledge|add|new |note|remove|delete|edit|pause|go on|change (?!run)|revoke|embed$|share|stop|undo|why \(|rename|make|draw|scoring)/i;

async function snapshotOf(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Take a snapshot" }).click();
  return page.getByLabel("Address of the snapshot", { exact: true }).inputValue();
}

async function namesOfControls(page: Page): Promise<string[]> {
  const content = page.locator("#content");
  const controls = content.locator("button, input, textarea, select");
  return controls.evaluateAll((nodes) =>
    nodes.map(
      (node) =>
        node.getAttribute("aria-label") ??
        (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
          ? (node.labels?.[0]?.textContent ?? "")
          : (node.textContent ?? "")),
    ),
  );
}

for (const name of shared)
  test(`${name}: a copy has no control that changes anything`, async ({ page, touchstone }) => {
    const link = await snapshotOf(page, touchstone.url + pages[name]!());
    await page.goto(link);
    await expect(page.getByText("can only be read").first()).toBeVisible();
    await expect(page.getByRole("heading").nth(0)).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    const names = await namesOfControls(page);
    expect(names.filter((one) => changing.test(one.trim()))).toEqual([]);
  });
