import { sendFailingTrace } from "./fixtures/send-spans.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

test("from a failing trace that arrives to its cause, its like elsewhere, and a passing one", async ({
  page,
  touchstone,
}) => {
  const project = "failing";
  await sendFailingTrace(touchstone.url, project, { recovers: true });
  await sendFailingTrace(touchstone.url, project);
  await page.goto(`${touchstone.url}/p/${project}/failures`);
  await expect(page.getByText(/^1 of 2 traces failed, in 1 way: search_orders/)).toBeVisible();

  // It arrives while the page is open.
  await sendFailingTrace(touchstone.url, project);
  await expect(page.getByText(/^2 of 3 traces failed, in 1 way/)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("complementary", { name: "The failure" });
  await expect(drawer).toContainText("customer not found");
  await expect(drawer).toContainText("2 failed");
  await expect(drawer.getByText(/Nothing tells 2 failing traces from 1 passing one/)).toBeVisible();

  const fresh = await openFresh(page);
  await expect(fresh.getByRole("complementary", { name: "The failure" })).toContainText(
    "customer not found",
  );
  await fresh.context().close();

  await drawer.getByRole("link", { name: "Open the latest at this step" }).click();
  await expect(page.getByRole("complementary", { name: "Span" })).toContainText("search_orders");
  await page.getByRole("link", { name: "Same failure: 2 traces" }).click();
  await drawer.getByRole("link", { name: "All 2 traces" }).click();
  await expect(page.getByText("2 matching traces, all failed.")).toBeVisible();

  await page.goBack();
  await drawer.getByRole("link", { name: "Compare with the nearest passing one" }).click();
  await expect(page.getByText("They part at “search_orders”")).toBeVisible();
  await page.goBack();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(/\/failures$/);
});
