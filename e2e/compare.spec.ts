import { answerRecords } from "./fixtures/answers.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "support";

test.beforeEach(async ({ touchstone }) => {
  await touchstone.send(project, answerRecords());
});

const drawerName = "The example in every run";

test("a verdict is read, doubted, followed to its examples, and sent to somebody else", async ({
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

  // The answer, and what is behind it.
  const verdict = page
    .getByRole("paragraph")
    .filter({ hasText: /correct: Can't tell: anything from/ });
  await expect(verdict.first()).toContainText("▲ better on 1 of 4 topics: refunds");
  await page.getByRole("button", { name: "why?" }).first().click();
  const why = page.getByRole("dialog", { name: /on correct$/ });
  await expect(why).toContainText("Examples in both");
  await expect(why).toContainText("McNemar, mid-p");
  await page.keyboard.press("Escape");

  // Where it is worse: a slice shows its sentence and its examples.
  const slices = page.getByRole("table", { name: "Slices" });
  await expect(slices.getByRole("row", { name: /refunds/ })).toContainText("0.0 → 100.0");
  await slices.getByRole("link", { name: "shipping" }).click();
  await expect(page).toHaveURL(/where=topic:shipping/);
  const examples = page.getByRole("table", { name: "Examples" });
  await expect(examples).toHaveAttribute("aria-rowcount", "11");

  await page.getByRole("link", { name: /^▼ worse/ }).click();
  await expect(page).toHaveURL(/show=regressed/);
  await expect(examples).toHaveAttribute("aria-rowcount", "6");
  const row = examples.getByRole("row", { name: /shipping\// }).first();
  await row.getByRole("link").click();
  await expect(page).toHaveURL(/row=shipping/);
  const drawer = page.getByRole("complementary", { name: drawerName });
  const careful = drawer.getByRole("region", { name: "Output of careful" });
  await expect(careful).toContainText("not sure");
  await expect(careful.getByText("careful").and(page.locator("ins"))).toBeVisible();
  await expect(drawer.getByText("The answer about shipping.", { exact: true })).toBeVisible();
  await drawer.getByRole("button", { name: "Show what changed" }).click();
  await expect(drawer.getByText("Quote the policy you rely on.")).toBeVisible();

  const fresh = await openFresh(page);
  await expect(fresh.getByRole("region", { name: "Output of careful" })).toContainText("not sure");
  const there = fresh.getByRole("paragraph").filter({ hasText: /correct: Can't tell/ });
  await expect(there.first()).toHaveText((await verdict.first().textContent()) ?? "missing");
  await expect(fresh.getByRole("table", { name: "Examples" })).toHaveAttribute(
    "aria-rowcount",
    "6",
  );
  await fresh.context().close();

  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/row=/);
});

test("examples are walked, marked and saved as a slice with the keyboard", async ({
  page,
  touchstone,
}) => {
  await page.goto(
    `${touchstone.url}/p/${project}/compare?runs=support-plain,support-careful&sort=example`,
  );
  const examples = page.getByRole("table", { name: "Examples" });
  await expect(examples.getByRole("row").nth(1)).toContainText("accounts/03");
  for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
  await expect(page.getByText("2 examples marked")).toBeVisible();
  await expect(page).toHaveURL(/marked=accounts\/03,accounts\/07/);
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Save as slice" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("two accounts");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("combobox", { name: "Slices" }).selectOption({ label: "saved slices (1)" });
  const slices = page.getByRole("table", { name: "Slices" });
  await slices.getByRole("link", { name: "two accounts" }).click();
  await expect(examples).toHaveAttribute("aria-rowcount", "3");

  // The open row follows j; d changes what the outputs are held against.
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("complementary", { name: drawerName });
  await expect(drawer.getByRole("heading", { name: "accounts/03", exact: true })).toBeVisible();
  await page.keyboard.press("j");
  await expect(drawer.getByRole("heading", { name: "accounts/07", exact: true })).toBeVisible();
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/against=reference/);
});

test("the slice finder ranks where the run is worse", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/${project}/compare?runs=support-plain,support-careful`);
  await page.getByRole("button", { name: "Find worse slices" }).click();
  await expect(page).toHaveURL(/finder=true/);
  const first = page.getByRole("listitem").filter({ hasText: "Save as slice" }).first();
  await expect(first).toContainText("topic shipping");
  await first.getByRole("link").click();
  await expect(page).toHaveURL(/where=topic:shipping/);
});

test("the rows shown come as a file", async ({ page, touchstone }) => {
  await page.goto(
    `${touchstone.url}/p/${project}/compare?runs=support-plain,support-careful&show=regressed`,
  );
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const stream = await (await download).createReadStream();
  const text = (await stream.toArray()).join("");
  expect(text.trim().split("\n").length).toBeGreaterThan(5);
  expect(text).toContain("shipping/");
});

test("a wrong filter points at the spot and the rest of the page stays", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/compare?runs=support-plain,support-careful`);
  const box = page.getByRole("combobox", { name: "Filter examples" });
  await box.fill("(topic:shipping");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("A closing parenthesis is missing");
  await expect(page.getByRole("table", { name: "Slices" })).toBeVisible();
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
  await expect(page.getByRole("table", { name: "Slices" })).toContainText("refunds");
});
