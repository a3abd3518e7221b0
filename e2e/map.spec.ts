import type { Page } from "@playwright/test";
import { askedRecords, mapRecords } from "./fixtures/map-records.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

const project = "map";
const asked = "map-asked";

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, mapRecords());
  await touchstone.send(asked, [...mapRecords(), ...askedRecords()]);
});

/** How many pixels of the picture have each colour that many have. */
async function coloursOf(page: Page): Promise<Record<string, number>> {
  return page.locator("canvas").evaluate((canvas) => {
    const copy = document.createElement("canvas");
    if (!(canvas instanceof HTMLCanvasElement)) return {};
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const ctx = copy.getContext("2d")!;
    ctx.drawImage(canvas, 0, 0);
    const { data } = ctx.getImageData(0, 0, copy.width, copy.height);
    const counts: Record<string, number> = {};
    for (let at = 0; at < data.length; at += 4) {
      const key = `${data[at]},${data[at + 1]},${data[at + 2]}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 60));
  });
}

test("an outline on the map is a slice with a verdict, and a link shows the same picture", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page.getByText(/60 points\. PCA/)).toBeVisible();
  await page.getByRole("button", { name: "Draw with UMAP" }).click();
  await expect(page.getByText(/60 points\. UMAP/)).toBeVisible();

  await page.getByLabel("Colour by").selectOption("wins");
  await page.getByRole("combobox", { name: "A", exact: true }).selectOption("map-plain");
  await page.getByRole("combobox", { name: "B", exact: true }).selectOption("map-careful");
  await expect(page.getByRole("button", { name: "map-careful wins 30" })).toBeVisible();
  await expect.poll(async () => Object.keys(await coloursOf(page)).length).toBeGreaterThan(2);

  // The blue points are the half that the careful run mends: outline them where they are.
  const box = (await page.locator("canvas").boundingBox())!;
  const blue = await page.locator("canvas").evaluate((canvas) => {
    const copy = document.createElement("canvas");
    if (!(canvas instanceof HTMLCanvasElement)) return { x0: 0, x1: 0, y0: 0, y1: 0 };
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const ctx = copy.getContext("2d")!;
    ctx.drawImage(canvas, 0, 0);
    const { data, width } = ctx.getImageData(0, 0, copy.width, copy.height);
    const found = { x0: width, x1: 0, y0: copy.height, y1: 0 };
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 2]! - data[at]! < 100) continue;
      const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
      found.x0 = Math.min(found.x0, x);
      found.x1 = Math.max(found.x1, x);
      found.y0 = Math.min(found.y0, y);
      found.y1 = Math.max(found.y1, y);
    }
    return found;
  });
  await page.getByRole("button", { name: "Lasso" }).click();
  const [left, right] = [box.x + blue.x0 - 8, box.x + blue.x1 + 8];
  const [top, bottom] = [box.y + blue.y0 - 8, box.y + blue.y1 + 8];
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(right, top, { steps: 5 });
  await page.mouse.move(right, bottom, { steps: 5 });
  await page.mouse.move(left, bottom, { steps: 5 });
  await page.mouse.up();
  const selection = page.getByRole("region", { name: "Selection" });
  await expect(selection.getByText("30 points selected")).toBeVisible();
  await expect(selection.getByText(/30 instead of 0 of 30 right/)).toBeVisible();
  await expect(page.getByRole("listitem").getByText("When do I get refund 0 back?")).toBeVisible();

  const before = await coloursOf(page);
  const fresh = await openFresh(page);
  await expect(fresh.getByText("30 points selected")).toBeVisible();
  await expect(fresh.getByText(/30 instead of 0 of 30 right/)).toBeVisible();
  await expect.poll(() => coloursOf(fresh)).toEqual(before);
  await fresh.context().close();

  await selection.getByRole("button", { name: "Save as slice" }).click();
  await page.getByLabel("Name").fill("refunds");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(selection.getByRole("button", { name: "Saved: refunds" })).toBeVisible();
  await selection.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/where=slice:?%?3?A?refunds/);
  await expect(page.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
  const slices = page.getByRole("region", { name: "Slices" });
  await expect(slices.getByRole("row", { name: /refunds/ })).toBeVisible();
  await expect(page.getByText(/refunds: .*30 instead of 0 of 30 right/)).toBeVisible();
});

test("search, legend and keyboard lead through the points", async ({ page, touchstone }) => {
  await page.goto(`${touchstone.url}/p/${project}/map?by=metadata&key=topic`);
  await page.getByRole("searchbox", { name: "Select by text" }).fill("parcel number 1");
  await page.getByRole("searchbox", { name: "Select by text" }).press("Enter");
  await expect(page.getByText("12 points selected")).toBeVisible();
  await page.getByRole("searchbox", { name: "Select by text" }).blur();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/at=\d+/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^parcel 30/ }).click();
  await expect(page).toHaveURL(/hide=\d/);
  await expect(page.getByRole("listitem").getByText(/parcel number/)).toHaveCount(0);
  await expect(
    page
      .getByRole("listitem")
      .getByText(/refund/)
      .first(),
  ).toBeVisible();
});

test("colours tell which saved slice a point is in, and the legend filters by it", async ({
  page,
  touchstone,
}) => {
  await touchstone.send(asked, [{ type: "slice", name: "all refunds", where: "topic:refund" }]);
  await page.goto(`${touchstone.url}/p/${asked}/map?set=questions&model=two`);
  await page.getByLabel("Colour by").selectOption("saved slice");
  const legend = page.getByRole("list", { name: "Legend" });
  await expect(legend.getByRole("button", { name: "all refunds 30" })).toBeVisible();
  await legend.getByRole("button", { name: "in no slice 33" }).click();
  await expect(page).toHaveURL(/hide=0/);
  await page.getByRole("combobox", { name: "Slice" }).selectOption("all refunds");
  await expect(page).toHaveURL(/slice=all/);
  await legend.getByRole("button", { name: "in no slice 33" }).click();
  const fresh = await openFresh(page);
  await expect(fresh.getByRole("button", { name: "all refunds 30" })).toBeVisible();
  await expect(fresh.getByRole("listitem").getByText(/parcel number/)).toHaveCount(0);
  await fresh.context().close();
});

test("coverage leads from a hole to its points, and the score is weighted by what users ask", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${asked}/map?by=wins&runs=map-plain,map-careful`);
  await expect(page.getByText(/1 of 3 production points have no example of map/)).toBeVisible();
  await page.getByRole("button", { name: "Details" }).click();
  const coverage = page.getByRole("region", { name: "Coverage" });
  await expect(coverage.getByText(/Weighted by what users ask, map-careful is/)).toBeVisible();
  await coverage.getByRole("combobox", { name: "By" }).selectOption("topic");
  await expect(coverage.getByRole("row", { name: /^refund 50\.0 50\.0/ })).toBeVisible();
  await expect(coverage.getByRole("list", { name: "Pairs in two splits" })).toBeVisible();
  await coverage.getByRole("list", { name: "Holes" }).getByRole("button").first().click();
  await expect(page).toHaveURL(/part=hole0/);
  await page.getByRole("tab", { name: "Points" }).click();
  await expect(page.getByText("1 point selected")).toBeVisible();
  const fresh = await openFresh(page);
  await expect(fresh.getByText("1 point selected")).toBeVisible();
  await expect(fresh.getByRole("listitem").getByText("Wrap gift 100?")).toBeVisible();
  await fresh.context().close();
  await page.getByRole("button", { name: "Add to dataset" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Add 1 example" })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("neighbours of a point, and the documents that are near but wrong", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${asked}/map?find=parcel+number+3&panel=neighbours`);
  await expect(page.getByText(/Click a point/)).toBeVisible();
  await page.keyboard.press("j");
  const nearest = page.getByRole("list", { name: "Nearest points" });
  await expect(nearest.getByRole("listitem")).toHaveCount(20);
  await nearest.getByRole("button").first().click();
  await expect(page).toHaveURL(/at=\d+/);
  await page.getByLabel("Look in").selectOption("pages");
  await expect(
    page.getByText(/Near but wrong: the first right document comes at place 2/),
  ).toBeVisible();
  await expect(nearest.getByText("✗ not relevant")).toBeVisible();
  await page.getByRole("link", { name: "Look at retrieval" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Retrieval" })).toBeVisible();
});
