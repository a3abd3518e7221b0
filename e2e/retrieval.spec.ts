import { sendKinds } from "./fixtures/send-kinds.ts";
import { expect, openFresh, test } from "./fixtures/touchstone.ts";

test("the retrieval board teaches labels, and then shows what was missed", async ({
  page,
  touchstone,
}) => {
  const project = "board";
  await page.goto(`${touchstone.url}/p/${project}/retrieval`);
  await expect(page.getByText("No span of this project retrieves documents")).toBeVisible();

  const { traceId } = await sendKinds(touchstone.url, project);
  await page.reload();
  await expect(page.getByText(/1 question, none of them labelled/)).toBeVisible();
  await expect(page.getByText("What counts as a label?")).toBeVisible();
  await expect(page.getByText(/"document":"returns-policy#3"/)).toBeVisible();

  await touchstone.send(project, [
    { type: "run", id: "first", dataset: "questions" },
    {
      type: "example",
      dataset: "questions",
      id: "delivery",
      input: "How long does express delivery take?",
      metadata: { relevant_documents: ["shipping", "islands"] },
    },
    { type: "result", run: "first", example: "delivery", traceId },
  ]);
  await page.reload();
  await expect(
    page.getByText(
      "Of 1 question, 0 got no relevant document (0.0 %); for 1 the most similar document is not the most relevant.",
    ),
  ).toBeVisible();

  const row = page.getByRole("row", { name: /How long does express delivery take/ });
  await row.getByRole("link").click();
  const drawer = page.getByRole("complementary", { name: "The question and its documents" });
  await expect(drawer.getByText("Relevant and not retrieved: islands.")).toBeVisible();
  const fresh = await openFresh(page);
  await expect(
    fresh.getByRole("complementary", { name: "The question and its documents" }),
  ).toBeVisible();
  await fresh.context().close();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();

  await page.getByRole("tab", { name: /Documents/ }).click();
  await expect(page.getByRole("row", { name: /islands/ })).toContainText("never retrieved");
  await page.getByRole("link", { name: "shipping" }).click();
  await expect(page).toHaveURL(/document=shipping/);
  await expect(row).toBeVisible();

  await page.getByRole("combobox", { name: "Lists of" }).selectOption("reranker");
  await expect(page.getByText(/for 0 the most similar document/)).toBeVisible();
  await expect(page.getByText("After reranking, against the lists that went in")).toBeVisible();

  await drawer.waitFor({ state: "hidden" });
  await row.getByRole("link").click();
  await drawer.getByRole("link", { name: "Open in its trace" }).click();
  await expect(page).toHaveURL(new RegExp(`/traces/${traceId}`));
  await expect(page.getByRole("tab", { name: /Documents 2/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});
