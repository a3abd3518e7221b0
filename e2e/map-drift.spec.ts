import { sendWeeks } from "./fixtures/send-weeks.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "map-weeks";

test.beforeAll(({ touchstone }) => sendWeeks(touchstone, project));

test("two weeks are held against each other, and a cluster that grew leads to its points", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/map?set=asked&model=two`);
  await page.getByRole("tab", { name: "Drift" }).click();
  const drift = page.getByRole("region", { name: "Drift", exact: true });
  await expect(
    drift.getByText(/What is asked has changed: .*gift.* grew, .*parcel.* shrank/),
  ).toBeVisible();
  await expect(
    drift.getByText(/Energy distance 0\.\d+, p 0\.005 of 199 permutations/),
  ).toBeVisible();
  await expect(drift.getByText(/, 46 points/)).toHaveCount(2);
  const grown = drift.getByRole("listitem").filter({ hasText: "gift" });
  await expect(grown.getByText("▲ grew 43.5 points")).toBeVisible();
  await expect(grown.getByText(/^4\.3 % to 47\.8 % \(2 to 22 points\)/)).toBeVisible();
  await grown.getByRole("button").click();
  await expect(page).toHaveURL(/part=grown\d/);
  await page.getByRole("tab", { name: "Points" }).click();
  await expect(page.getByText("22 points selected")).toBeVisible();
  const fresh = await openFresh(page);
  await expect(fresh.getByText("22 points selected")).toBeVisible();
  await fresh.context().close();
});

test("other times are chosen, refused where they overlap, and said to be too few", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/map?set=asked&model=two&panel=drift`);
  const drift = page.getByRole("region", { name: "Drift", exact: true });
  await drift.getByRole("combobox", { name: "Times" }).selectOption("last day and the one before");
  await expect(drift.getByText(/too few to tell/)).toBeVisible();
  await expect(page).toHaveURL(/beforeFrom=/);
  await drift.getByRole("combobox", { name: "Times" }).selectOption("other times…");
  await drift.getByLabel("After, from").fill("2025-06-01T00:00");
  await expect(drift.getByText(/The two overlap/)).toBeVisible();
  await drift.getByLabel("Before, from").fill("2025-06-01T00:00");
  await drift.getByLabel("to", { exact: true }).first().fill("2025-06-21T00:00");
  await drift.getByLabel("After, from").fill("2025-06-21T00:00");
  await drift.getByRole("button", { name: "Compare these times" }).click();
  await expect(drift.getByText(/What is asked has changed/)).toBeVisible();
  const fresh = await openFresh(page);
  await expect(fresh.getByText(/What is asked has changed/)).toBeVisible();
  await expect(fresh.getByRole("combobox", { name: "Times" })).toHaveValue("other");
  await fresh.context().close();
});
