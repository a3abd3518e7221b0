import { nightlyRecords } from "./fixtures/nightly.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "nightly";

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, nightlyRecords());
});

test("every metric is shown at a glance, what moved first, and one opens", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}`);
  await expect(page.getByRole("heading", { name: project, level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: "Timeline", level: 1 })).toBeVisible();
  const moved = page.getByRole("list", { name: "What moved lately" });
  await expect(moved).toContainText(
    "correct fell by 23.0 points between run-8 and run-9, when the prompt changed from v6 to v7",
  );
  await expect(page.getByRole("link", { name: /^latency/ })).toContainText(
    "no more than by chance",
  );
  await moved.getByRole("link").first().click();
  await expect(page).toHaveURL(/metric=correct/);
  await expect(page.getByRole("application", { name: /correct over 16 runs/ })).toBeVisible();
});

test("the keyboard walks the runs, and two of them are compared", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/${project}/timeline?metric=correct`);
  await expect(page.getByText(/^correct fell by 23.0 points .* from v6 to v7\.$/)).toBeVisible();
  const chart = page.getByRole("application");
  const said = page.getByLabel("Run pointed at");
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(said).toContainText("run-1, 82.0 %, 69.2 % to 90.2 % with other examples, n 50");
  for (let step = 0; step < 7; step++) await page.keyboard.press("ArrowRight");
  await expect(said).toContainText("run-8");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await expect(said).toContainText("Change: mean 82.5 % before, 59.5 % from here on");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/runs=run-8,run-9/);

  const fresh = await openFresh(page);
  const chosen = fresh.getByRole("region", { name: "Chosen runs" });
  await expect(chosen.getByRole("link", { name: "run-8" })).toBeVisible();
  await chosen.getByRole("link", { name: "Compare the two" }).click();
  await expect(fresh).toHaveURL(/compare\?.*runs=run-8,run-9/);
  await expect(fresh.getByText(/30 instead of 40/).first()).toBeVisible();
  await fresh.context().close();
});

test("a change names what changed there, with the way to the difference", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/timeline?metric=correct`);
  await expect(page.getByText(", in all 16 runs")).toBeVisible();
  await page.getByRole("link", { name: "answers@v6 → answers@v7" }).click();
  await expect(page).toHaveURL(/prompts\/answers\?.*version=v7/);
});

test("the pointer reads a run out, a drag zooms, and the zoom stays in the link", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/timeline?metric=correct`);
  const chart = page.getByRole("application", { name: /over 16 runs/ });
  const box = (await chart.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 150);
  await expect(page.getByLabel("Run pointed at")).toContainText(/run-\d+, \d/);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 30, box.y + 150, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/zoom=/);
  await expect(page).not.toHaveURL(/runs=/);
  const fresh = await openFresh(page);
  await expect(fresh.getByRole("application")).not.toHaveAccessibleName(/over 16 runs/);
  await fresh.getByRole("button", { name: "Show all runs" }).click();
  await expect(fresh.getByRole("application", { name: /over 16 runs/ })).toBeVisible();
  await fresh.context().close();
});

test("picture and numbers are saved as files", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/${project}/timeline?metric=correct`);
  for (const [entry, name] of [
    ["Picture (PNG)", "correct.png"],
    ["Drawing (SVG)", "correct.svg"],
    ["Numbers (CSV)", "correct.csv"],
  ] as const) {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: entry }).click();
    expect((await download).suggestedFilename()).toBe(name);
  }
});

test("a change is acknowledged by name, once and for every reader", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/timeline?metric=correct`);
  await page.getByRole("button", { name: "Acknowledge" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is known of it").fill("The shorter prompt, on purpose");
  await dialog.getByLabel("Your name").fill("Ada");
  await dialog.getByRole("button", { name: "Acknowledge" }).click();
  await expect(page.getByRole("list", { name: "Notes" })).toContainText(
    /Acknowledged\. The shorter prompt, on purpose Ada/,
  );
  await expect(page.getByRole("button", { name: "Acknowledge" })).toBeHidden();
  const fresh = await openFresh(page);
  await expect(fresh.getByRole("list", { name: "Notes" })).toContainText("on purpose Ada");
  await fresh.context().close();
});

test("a cell of the heat map opens the comparison of its slice and pair of runs", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/timeline?metric=correct`);
  const heat = page.getByRole("table", { name: "correct by slice and run" });
  // The cells of a row are the runs in their order: the ninth is run-9 against run-8.
  await heat
    .getByRole("row", { name: /^refunds/ })
    .getByRole("link")
    .nth(7)
    .click();
  await expect(page).toHaveURL(
    /compare\?(?=.*runs=run-8,run-9)(?=.*where=topic:refunds)(?=.*slices=topic)(?=.*metric=correct)/,
  );
  await expect(page.getByText(/Only 2 examples changed \(0 won, 2 lost\)/).first()).toBeVisible();
});

test("the first page says what moved, with numbers, and leads to the very runs", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/timeline`);
  await expect(page.getByText(/No run came in the last week\. 1 metric of 3 moved/)).toBeVisible();
  const moved = page.getByRole("list", { name: "What moved lately" });
  await expect(moved).toContainText(/82\.5 % before, 59\.5 % since, over 16 runs, with 60\.0 %/);
  const since = page.getByRole("list", { name: "Since last week" });
  await expect(since).toContainText("nightly: run-16 against run-8");
  await expect(since).toContainText(/correct: Worse: 29 instead of 40 of 50 right \(-22\.0 points/);
  await expect(page.getByText("44.2 % to 70.6 %, n 50")).toBeVisible();
  await moved.getByRole("link").click();
  await expect(page.getByRole("region", { name: "Chosen runs" })).toContainText("run-9");
  await page.goBack();
  await since.getByRole("link").click();
  await expect(page).toHaveURL(/compare\?.*runs=run-8,run-16/);
});
