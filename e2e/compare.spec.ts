import { answerRecords } from "./fixtures/answers.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "support";

test.beforeEach(async ({ touchstone }) => {
  await touchstone.send(project, answerRecords());
});

test("two runs are ticked, compared by slice, and one example is read side by side", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/runs`);
  await page.getByRole("checkbox", { name: /plain/ }).check();
  await page.getByRole("checkbox", { name: /careful/ }).check();
  await page
    .getByRole("link", { name: /^Compare/ })
    .or(page.getByRole("button", { name: /^Compare/ }))
    .last()
    .click();
  await expect(page.getByRole("heading", { name: "Compare", level: 1 })).toBeVisible();

  await page.getByRole("combobox", { name: "Slices" }).selectOption({ label: "topic (4)" });
  const slices = page.getByRole("table", { name: "Values by topic" });
  await expect(slices.getByRole("row", { name: /refunds/ })).toContainText("100.0 points");
  await expect(slices.getByRole("row", { name: /shipping/ })).toContainText("n 10");

  await page.getByRole("combobox", { name: /Show/ }).selectOption("regressed");
  await expect(page).toHaveURL(/show=regressed/);
  const rows = page
    .getByRole("table", { name: "Examples" })
    .getByRole("row", { name: /shipping\// });
  await expect(rows.first()).toBeVisible();
  await rows.first().click();
  await expect(page).toHaveURL(/row=shipping/);
  const drawer = page.getByRole("complementary", { name: "The example in every run" });
  await expect(drawer.getByRole("region", { name: "Output of careful" })).toContainText("not sure");
  await expect(drawer.getByText("The answer about shipping.", { exact: true })).toBeVisible();

  const fresh = await openFresh(page);
  await expect(fresh.getByRole("region", { name: "Output of careful" })).toContainText("not sure");
  await fresh.context().close();

  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/row=/);
});

test("a prompt shows what changed between its versions", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/${project}/prompts/support`);
  await expect(page.getByRole("heading", { name: "support", level: 1 })).toBeVisible();
  await expect(page.getByText("Quote the policy you rely on.").first()).toBeVisible();
});

test("a dataset lists and finds its examples", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/${project}/datasets/questions`);
  await expect(page.getByText("Question 2 about warranty?")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search examples" }).fill("accounts");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Question 2 about warranty?")).toBeHidden();
  await expect(page.getByText("Question 3 about accounts?")).toBeVisible();
});

test("a link with a bad field still opens", async ({ page, touchstone }) => {
  await page.goto(
    `${touchstone.url}/p/${project}/compare?runs=support-plain,support-careful&sort=bogus&show=%5B1%5D`,
  );
  await expect(page.getByRole("table", { name: "Values over all examples" })).toContainText(
    "75.0 %",
  );
});
