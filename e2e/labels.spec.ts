import { answerRecords } from "./fixtures/answers.ts";
import { judgeRecords } from "./fixtures/judge.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

test("ten results are scored by keys, one is undone, and a second person goes on from the link", async ({
  page,
  touchstone,
}) => {
  const project = "labelled";
  await touchstone.send(project, [...answerRecords(), ...judgeRecords()]);
  await page.goto(`${touchstone.url}/p/${project}/labels`);
  await page.getByRole("combobox", { name: "Metric" }).selectOption("polite");
  await page.getByRole("button", { name: /^Score .*careful.* over questions/ }).click();
  await expect(page).toHaveURL(/runs=.*metric=polite|metric=polite.*runs=/);
  await page.getByRole("textbox", { name: "Your name" }).fill("grace");
  await page.keyboard.press("Enter");

  const given = page.getByRole("region", { name: "Your score" });
  await expect(given.getByText("Not scored by you")).toBeVisible();
  await expect(
    given.getByText("1 other score is hidden until you have given yours."),
  ).toBeVisible();
  // Nobody should know whose output it is.
  await expect(page.getByText("run: careful")).toBeHidden();
  for (let at = 1; at <= 10; at++) {
    await expect(page.getByRole("region", { name: "Output" })).toBeVisible();
    await page.keyboard.press(at === 10 ? "2" : "1");
    await expect(given.getByText(at === 10 ? "You gave: wrong" : "You gave: right")).toBeVisible();
    await expect(given.getByText("grader 2")).toBeVisible();
    await expect(page.getByText(`${at} of 80`, { exact: true })).toBeVisible();
    if (at < 10) await page.keyboard.press("n");
  }

  await page.keyboard.press("p");
  await expect(given.getByText("You gave: right")).toBeVisible();
  await page.keyboard.press("n");
  await expect(given.getByText("You gave: wrong")).toBeVisible();
  await page.keyboard.press("u");
  await expect(given.getByText("Not scored by you")).toBeVisible();
  await expect(page.getByText("9 of 80", { exact: true })).toBeVisible();
  await page.keyboard.press("e");
  await page.keyboard.type("It does not greet.");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("2");
  await expect(page.getByText("10 of 80", { exact: true })).toBeVisible();

  const other = await openFresh(page);
  await other.getByRole("textbox", { name: "Your name" }).fill("ada");
  await other.keyboard.press("Enter");
  await expect(other.getByText("0 of 80", { exact: true })).toBeVisible();
  await expect(
    other.getByText("2 other scores are hidden until you have given yours."),
  ).toBeVisible();
  await other.keyboard.press("1");
  const theirs = other.getByRole("region", { name: "Your score" });
  await expect(theirs.getByText("You gave: right")).toBeVisible();
  await expect(theirs.getByText("It does not greet.")).toBeVisible();
  await expect(other.getByText("1 of 80", { exact: true })).toBeVisible();
  await other.context().close();

  await page.getByRole("tab", { name: "Agreement" }).click();
  await expect(page).toHaveURL(/tab=agreement/);
  // Two people are split on the tenth.
  await expect(page.getByText(/Grader 2 agrees with people on 9 of 9 results/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Judges against people" })).toContainText(
    "left out",
  );
  await expect(page.getByRole("table", { name: "Corrected scores" })).toContainText("careful");
  await page.getByRole("table", { name: "Disagreements" }).getByRole("link").first().click();
  await expect(page.getByText(/You gave: wrong/)).toBeVisible();
});

test("a metric is made on the spot, and an output is scored beside the others", async ({
  page,
  touchstone,
}) => {
  const project = "spot";
  await touchstone.send(project, answerRecords());
  await page.goto(`${touchstone.url}/p/${project}/labels?runs=support-plain,support-careful`);
  await page.getByRole("button", { name: "New metric" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("tone");
  await page.getByRole("combobox", { name: "Kind" }).selectOption("label");
  await page.getByRole("button", { name: "Make it" }).click();
  await expect(page).toHaveURL(/metric=tone/);
  await page.getByRole("textbox", { name: "Your name" }).fill("grace");
  await page.keyboard.press("Enter");
  // What is typed before the scores of the result are there is not taken.
  await expect(async () => {
    const other = page.getByRole("textbox", { name: "Another label" });
    await other.fill("warm");
    await other.press("Enter");
    await expect(page.getByText("You gave: warm")).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  await page.keyboard.press("n");
  await expect(page.getByText("Not scored by you")).toBeVisible();
  // The label just used has a key now.
  await expect(page.getByRole("button", { name: "warm" })).toBeVisible();
  await page.keyboard.press("1");
  await expect(page.getByText("You gave: warm")).toBeVisible();

  await page.goto(
    `${touchstone.url}/p/${project}/compare?runs=support-plain,support-careful&metric=correct&row=shipping%2F01`,
  );
  const slot = page.getByRole("region", { name: "Your score" });
  await expect(slot.getByRole("combobox", { name: "Of" })).toBeVisible();
  await page.keyboard.press("2");
  await expect(slot.getByRole("button", { name: "wrong" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("region", { name: "Output of plain" })).toContainText("human, grace");
  await page.keyboard.press("0");
  await expect(slot.getByRole("button", { name: "wrong" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
});
