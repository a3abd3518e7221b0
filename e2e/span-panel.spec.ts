import { kindScores, sendKinds } from "./fixtures/send-kinds.ts";
import { expect, test } from "./fixtures/touchstone.ts";

test("a span says what its kind is about", async ({ page, touchstone }) => {
  const project = "kinds";
  const { traceId, spanIds } = await sendKinds(touchstone.url, project);
  await touchstone.send(project, kindScores(traceId, spanIds));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${touchstone.url}/p/${project}/traces/${traceId}?span=${spanIds["help"]}`);

  // The agent leads through its steps.
  const panel = page.getByRole("complementary", { name: "Span" });
  await expect(panel.getByRole("tab", { name: "Steps 7" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await panel.getByRole("link", { name: "chat" }).click();
  await expect(panel.getByRole("heading", { name: "chat" })).toBeVisible();

  // The model call: tokens in parts, calls with their answers, pictures that are not fetched.
  await expect(panel.getByText("read from cache 800")).toBeVisible();
  await expect(panel.getByText('"days": 1')).toBeVisible();
  await expect(panel.getByText("the books are closed")).toBeVisible();
  await expect(panel.getByRole("img", { name: /image/ })).toBeVisible();
  await expect(panel.getByRole("link", { name: /Open pictures\.example/ })).toBeVisible();
  expect(asked.filter((url) => url.includes("pictures.example"))).toEqual([]);
  await panel.getByRole("button", { name: /Show all/ }).click();
  await expect(panel.getByText(/All work and no play/).first()).toBeVisible();
  await expect.poll(() => asked.some((url) => url.includes("/text?at="))).toBe(true);
  await panel.getByRole("tab", { name: /Scores/ }).click();
  await expect(panel.getByText("It greets and thanks.")).toBeVisible();

  // The search: judged documents; the reranker: where they stood before.
  const row = (name: string) => page.getByRole("treegrid").getByRole("row", { name });
  await row("search").click();
  await panel.getByRole("tab", { name: "Documents 3" }).click();
  await expect(panel.getByText(/Most similar is not most relevant: returns-policy/)).toBeVisible();
  await row("rerank").click();
  const documents = panel.getByRole("table", { name: "Documents" });
  await expect(documents.getByRole("row", { name: /shipping/ })).toContainText("2▲1");
  await expect(documents.getByRole("row", { name: /warranty/ })).toContainText("3 left out");

  // The tool: its exception, with the reader's own lines alone.
  await row("look_up").click();
  await panel.getByRole("tab", { name: "Exception" }).click();
  await expect(panel.getByText("/app/node_modules/queue")).toBeVisible();
  await panel.getByRole("button", { name: "Only the app's own lines" }).click();
  await expect(panel.getByText("/app/node_modules/queue")).toBeHidden();

  // The evaluator leads to what it judged.
  await row("judge").click();
  await panel.getByRole("tab", { name: "Evaluation" }).click();
  await expect(panel.getByText("It says one working day.").first()).toBeVisible();
  await panel.getByRole("link", { name: /^span / }).click();
  await expect(panel.getByRole("heading", { name: "chat" })).toBeVisible();

  // An attribute leads to all traces that share it.
  await panel.getByRole("tab", { name: "Attributes" }).click();
  await panel.getByRole("searchbox", { name: "Find an attribute" }).fill("llm.model_name");
  await panel.getByRole("link", { name: "All traces with this llm.model_name" }).click();
  await expect(page).toHaveURL(/\/traces\?where=llm\.model_name/);
  await expect(page.getByRole("row", { name: /help/ })).toBeVisible();
});
