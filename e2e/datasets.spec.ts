import { answerRecords } from "./fixtures/answers.ts";
import { changingRecords } from "./fixtures/changing.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "parcels";

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, answerRecords());
  for (const records of changingRecords()) await touchstone.send(project, records);
});

test("a dataset shows what changed between the versions that two runs used", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/datasets`);
  await page.getByRole("link", { name: "parcels", exact: true }).click();
  await expect(page.getByText("5 examples, version 2")).toBeVisible();
  const parts = page.getByRole("navigation", { name: "Parts of the dataset" });
  await parts.getByRole("link", { name: "Versions" }).click();
  const versions = page.getByRole("table", { name: "Versions" });
  await expect(versions.getByRole("row", { name: /v2/ })).toContainText("parcels-v2");
  await expect(page.getByText("1 added, 1 removed, 1 changed", { exact: true })).toBeVisible();

  await page
    .getByRole("table", { name: "Changed examples" })
    .getByRole("link", { name: "p2" })
    .click();
  const change = page.getByRole("complementary", { name: "The change" });
  await expect(change.locator("ins", { hasText: "late" })).toBeVisible();
  await expect(change.locator("del", { hasText: "Soon" })).toBeVisible();
  const fresh = await openFresh(page);
  await expect(fresh.getByRole("complementary", { name: "The change" })).toBeVisible();
  await fresh.context().close();

  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/row=/);
  await versions.getByRole("link", { name: "v1", exact: true }).click();
  await expect(page.getByText("When does my parcel come?")).toBeVisible();
  await expect(page.getByText("May I have another one?")).toBeHidden();
});

test("an example shows its history and what every run made of it", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/${project}/datasets/parcels`);
  await page.getByRole("searchbox", { name: "Filter examples" }).fill("kind:late input:when");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 example", { exact: true })).toBeVisible();
  await page.getByRole("table", { name: "Examples" }).getByRole("link", { name: "p2" }).click();
  const panel = page.getByRole("complementary", { name: "The example" });
  const results = panel.getByRole("table", { name: "Results of every run" });
  await expect(results.getByRole("row", { name: /v1 says of p2/ })).toBeVisible();
  await panel.getByText(/^Changed/).click();
  await expect(panel.locator("ins", { hasText: "late" })).toBeVisible();
  await results.getByRole("link", { name: "v2" }).click();
  await expect(page.getByRole("link", { name: "parcels v2" })).toBeVisible();
});

test("health answers first, and opens what it is about side by side", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.getByRole("combobox", { name: "Dataset" }).selectOption({ label: "parcels (5)" });
  await expect(
    page.getByText(/^1 example stands in a prompt, 1 question has two answers/),
  ).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Examples in prompts" }).getByRole("row", { name: /p3/ }),
  ).toContainText("parcel-agent v2");
  await page.getByRole("link", { name: "Side by side: p1 and p5" }).click();
  const pair = page.getByRole("complementary", { name: "Two examples" });
  await expect(pair.locator("ins", { hasText: "There" })).toBeVisible();
  await expect(page).toHaveURL(/beside=p5/);
  await page.keyboard.press("Escape");
  await expect(pair).toBeHidden();
  await page.getByText(/^Always right/).click();
  await expect(page.getByRole("link", { name: "p1" }).last()).toBeVisible();
  await expect(page.getByRole("table", { name: "Smallest change that shows" })).toBeVisible();
});

test("a prompt shows messages, settings, metrics and where a version was used", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/prompts/parcel-agent`);
  const messages = page.getByRole("list", { name: "Messages" });
  await expect(messages.getByRole("listitem")).toHaveCount(4);
  await expect(messages.getByText("assistant · added")).toBeVisible();
  await expect(messages.locator("ins", { hasText: "in one sentence" })).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Settings" }).getByRole("row", { name: /temperature/ }),
  ).toContainText("0.7");
  const metrics = page.getByRole("table", { name: "Metric by version" });
  await expect(metrics.getByRole("row", { name: /v1/ })).toContainText("80.0");
  await expect(page.getByRole("img", { name: /correct over parcels by version/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Compare v2 with v1/ })).toHaveAttribute(
    "href",
    /runs=parcels-v1(%2C|,)parcels-v2/,
  );
  await page.getByRole("region", { name: "Versions" }).getByRole("link", { name: "v1" }).click();
  await expect(page).toHaveURL(/version=v1/);
  await page
    .getByRole("table", { name: "Runs of the version" })
    .getByRole("link", { name: "v1" })
    .click();
  await expect(page.getByRole("link", { name: "parcel-agent@v1" }).last()).toBeVisible();
});
