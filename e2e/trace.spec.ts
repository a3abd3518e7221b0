import { sendFailingTrace } from "./fixtures/send-spans.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

test("a failing trace arrives while the list is open, and shows why", async ({
  page,
  touchstone,
}) => {
  const project = "order-bot";
  await page.goto(`${touchstone.url}/p/${project}/traces`);
  await expect(page.getByRole("heading", { name: "Traces" })).toBeVisible();
  await sendFailingTrace(touchstone.url, project);

  const row = page.getByRole("row", { name: /answer_question/ });
  await expect(row).toBeVisible();
  await expect(row).toContainText("228");
  await row.getByRole("link", { name: "answer_question" }).click();

  await expect(page.getByText(/Failed because:/)).toContainText("customer not found");
  const grid = page.getByRole("treegrid");
  await expect(grid.getByRole("row", { name: /search_orders/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(page.getByRole("tab", { name: "Exception" })).toHaveAttribute(
    "aria-selected",
    "true",
  );

  await grid.getByRole("row", { name: /chat/ }).click();
  await expect(page).toHaveURL(/span=[0-9a-f]{16}/);
  await expect(page.getByText("Where is my order 4711?").first()).toBeVisible();
  await expect(page.getByText("search_orders").first()).toBeVisible();

  const fresh = await openFresh(page);
  await expect(fresh.getByRole("treegrid").getByRole("row", { name: /chat/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await fresh.context().close();
});

test("the list filters, says where a filter is wrong, and keeps it in the address", async ({
  page,
  touchstone,
}) => {
  const project = "filters";
  await sendFailingTrace(touchstone.url, project);
  await page.goto(`${touchstone.url}/p/${project}/traces`);
  await expect(page.getByRole("row", { name: /answer_question/ })).toBeVisible();

  await page.keyboard.press("/");
  const filter = page.getByRole("combobox", { name: "Filter traces" });
  await expect(filter).toBeFocused();
  await filter.fill("model:gpt-4o* latency:>1h");
  await filter.press("Enter");
  await expect(page).toHaveURL(/where=/);
  await expect(page.getByText(/No trace matches/)).toBeVisible();

  await filter.fill("(status:error");
  await filter.press("Enter");
  await expect(page.getByText(/parenthesis/).first()).toBeVisible();

  await filter.fill("kind:TOOL -status:ok");
  await filter.press("Enter");
  await expect(page.getByRole("row", { name: /answer_question/ })).toBeVisible();
});

test("the waterfall is worked by keys alone", async ({ page, touchstone }) => {
  const project = "keys";
  const traceId = await sendFailingTrace(touchstone.url, project);
  await page.goto(`${touchstone.url}/p/${project}/traces/${traceId}`);
  const grid = page.getByRole("treegrid");
  const root = grid.getByRole("row", { name: /answer_question/ });
  await root.click();
  await expect(root).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("[");
  await expect(root).toHaveAttribute("aria-expanded", "false");
  await expect(grid.getByRole("row", { name: /search_orders/ })).toBeHidden();
  await page.keyboard.press("]");
  await expect(grid.getByRole("row", { name: /search_orders/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(grid.getByRole("row", { name: /chat/ })).toHaveAttribute("aria-selected", "true");
});
