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

test("traces become examples that lead back to them; adding twice does not double", async ({
  page,
  touchstone,
}) => {
  const project = "to-dataset";
  await sendFailingTrace(touchstone.url, project);
  const failed = await sendFailingTrace(touchstone.url, project);
  await page.goto(`${touchstone.url}/p/${project}/traces`);
  const boxes = page.getByRole("checkbox", { name: /Tick answer_question/ });
  await boxes.first().check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Add to dataset" }).click();
  const dialog = page.getByRole("dialog", { name: "Add to dataset" });
  await dialog.getByLabel("Name of the dataset").fill("from traces");
  await dialog.getByRole("checkbox", { name: "session" }).check();
  await dialog.getByLabel("Split").fill("test");
  await dialog.getByRole("button", { name: "Add 2 examples" }).click();
  await expect(dialog.getByText("2 examples are in from traces")).toBeVisible();

  await page.goto(`${touchstone.url}/p/${project}/traces/${failed}`);
  await page.getByRole("button", { name: "Add to dataset" }).click();
  await dialog.getByRole("button", { name: "Add 1 example" }).click();
  await expect(dialog.getByText("1 example is in from traces")).toBeVisible();
  await dialog.getByRole("link", { name: "from traces" }).click();

  await expect(page.getByText("2 examples, version 1")).toBeVisible();
  await page.getByRole("link", { name: failed }).click();
  const example = page.getByRole("complementary", { name: "The example" });
  await expect(example).toContainText("Where is my order 4711?");
  await example.getByRole("link", { name: "The trace it was made of" }).click();
  await expect(page).toHaveURL(new RegExp(`/traces/${failed}`));
});

test("a filter of traces is saved as a view that everybody has", async ({ page, touchstone }) => {
  const project = "views";
  await sendFailingTrace(touchstone.url, project);
  await sendFailingTrace(touchstone.url, project, { recovers: true });
  await page.goto(`${touchstone.url}/p/${project}/traces?where=status:error`);
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByLabel("Save this filter as").fill("what failed");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "what failed" })).toBeVisible();

  await page.goto(`${touchstone.url}/p/${project}/traces`);
  await expect(page.getByText("2 traces, 1 failed")).toBeVisible();
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("link", { name: "what failed" }).click();
  await expect(page.getByText("1 matching trace, it failed.")).toBeVisible();
});
