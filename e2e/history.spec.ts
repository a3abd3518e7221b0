import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./fixtures/touchstone.ts";

const project = "past";
const run = { type: "run", id: "r", name: "plain", dataset: "d" };

test.beforeAll(async ({ touchstone }) => {
  await touchstone.send(project, [
    { ...run, status: "running" },
    { type: "run", id: "s", dataset: "d" },
    ...["r", "s"].map((id) => ({
      type: "result",
      run: id,
      example: "e",
      output: "Hello",
      scores: { correct: true },
    })),
  ]);
  await touchstone.send(project, [{ ...run, status: "completed", metadata: { team: "a" } }]);
});

test("a run and a result tell what was changed of them, and who scored", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/runs?row=r`);
  await page.getByRole("button", { name: "History of r" }).click();
  const past = page.getByRole("list", { name: "History" });
  await expect(past.getByText("running")).toBeVisible();
  await expect(past.getByText("metadata.team")).toBeVisible();
  await expect(past.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText(/Every version of the run is kept/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Escape");

  const target = { run: "r", example: "e" };
  const score = { type: "score", target, metric: "correct", source: "human", annotator: "Ann" };
  await touchstone.send(project, [{ ...score, value: true }]);
  await touchstone.send(project, [{ ...score, value: false, explanation: "No greeting" }]);
  await page.goto(`${touchstone.url}/p/${project}/compare?runs=r,s&row=e`);
  await page.getByRole("button", { name: "History of r, e" }).click();
  await expect(past.getByText("Scored anew: correct by Ann")).toBeVisible();
  await expect(past.getByText("No greeting")).toBeVisible();
  await expect(past.getByText("Scored: correct by Ann")).toBeVisible();
});
