import { sendFailingTrace } from "./fixtures/send-spans.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

test("a failed trace stands beside a passing one, and the link shows the same", async ({
  page,
  touchstone,
}) => {
  const project = "two-traces";
  await sendFailingTrace(touchstone.url, project, { recovers: true });
  const failed = await sendFailingTrace(touchstone.url, project);
  await page.goto(`${touchstone.url}/p/${project}/traces/${failed}`);
  await page.getByRole("button", { name: "Compare with a passing one" }).click();
  await page
    .getByRole("dialog")
    .getByRole("link", { name: /order 4711/ })
    .click();

  await expect(page.getByText("They part at “search_orders”")).toContainText("it failed in A");
  const rows = page.getByRole("table", { name: "Steps of both traces" }).getByRole("row");
  await expect(rows.filter({ hasText: "parts here" })).toContainText("search_orders");
  await expect(page.getByRole("region", { name: "The step in both traces" })).toContainText(
    "customer not found",
  );
  await expect(rows.filter({ hasText: "chat" })).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(rows.filter({ hasText: "chat" })).toContainText("Same");

  const fresh = await openFresh(page);
  await expect(fresh.getByText("They part at “search_orders”")).toBeVisible();
  await expect(fresh.getByRole("row", { name: /chat/ })).toBeVisible();
  await fresh.context().close();
});

test("two ticked traces are compared from the list", async ({ page, touchstone }) => {
  const project = "ticked";
  await sendFailingTrace(touchstone.url, project);
  await sendFailingTrace(touchstone.url, project);
  await page.goto(`${touchstone.url}/p/${project}/traces`);
  const boxes = page.getByRole("checkbox", { name: /Tick answer_question/ });
  await boxes.first().check();
  await expect(page.getByText("Tick one more to compare")).toBeVisible();
  await boxes.nth(1).check();
  await page.getByRole("link", { name: "Compare the two" }).click();
  await expect(page.getByText("The two traces did the same, step by step.")).toBeVisible();
});

test("from two runs to the step where their traces part, and to the pair", async ({
  page,
  touchstone,
}) => {
  const project = "parting";
  const before = await sendFailingTrace(touchstone.url, project, { recovers: true });
  const after = await sendFailingTrace(touchstone.url, project);
  await touchstone.send(project, [
    { type: "metric", name: "correct", kind: "pass", direction: "up", margin: 0.05 },
    ...[before, after].flatMap((traceId, at) => {
      const run = at === 0 ? "steady" : "hasty";
      const scores = { correct: at === 0 };
      return [
        { type: "run", id: run, status: "completed" },
        { type: "result", run, example: "order/4711", output: "x", traceId, scores },
      ];
    }),
  ]);
  await page.goto(`${touchstone.url}/p/${project}/compare?runs=steady,hasty`);
  await page.getByRole("link", { name: "Where their traces part" }).click();
  await expect(page.getByText(/The one pair of traces took different courses/)).toBeVisible();
  const table = page.getByRole("table", { name: "Where traces part" });
  await expect(table.getByRole("row", { name: /search_orders/ })).toContainText("it fails in one");
  const panel = page.getByRole("region", { name: "The pairs that part here" });
  await expect(panel.getByRole("row", { name: /order\/4711/ })).toContainText("Broken");
  await panel.getByRole("link", { name: "order/4711" }).click();
  await expect(page.getByText("They part at “search_orders”")).toContainText("it failed in B");

  await page.goto(`${touchstone.url}/p/${project}/compare?runs=steady,hasty&row=order/4711`);
  await page.getByRole("link", { name: /parts from the baseline/ }).click();
  await expect(page.getByText("They part at “search_orders”")).toContainText("it failed in B");
});
