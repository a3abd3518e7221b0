import { call } from "#client/call.ts";
import { listTraces } from "#contract/traces.ts";
import { keyValues, anOtlpSpan, hexId, tracesBody } from "#testing/otlp-body.ts";
import { expect, test } from "./fixtures/touchstone.ts";

const project = "private";
const secrets = ["jane.doe@example.com", "ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"];

async function sendVisit(url: string, trace: number): Promise<void> {
  const attributes = keyValues({
    "openinference.span.kind": "CHAIN",
    "input.value": `I am ${secrets[0]}, my token is ${secrets[1]}`,
    "session.id": "visit-1",
  });
  const answer = await fetch(`${url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-touchstone-project": project },
    body: JSON.stringify(tracesBody([anOtlpSpan(trace, 1, { attributes })])),
  });
  expect(answer.status).toBe(200);
}

test("redaction is tried and switched on, a trace arrives redacted, its session is deleted, the audit tells", async ({
  page,
  touchstone,
}) => {
  await page.goto(`${touchstone.url}/p/${project}/settings`);
  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "Privacy" })
    .click();
  await expect(page.getByText("Off: nothing is redacted")).toBeVisible();
  await page.getByRole("textbox", { name: "Try it" }).fill(`Write to ${secrets[0]}`);
  await page.getByRole("button", { name: "Try", exact: true }).click();
  await expect(page.getByText("Found email (1); it would be stored as:")).toBeVisible();
  await page.getByRole("checkbox", { name: "Redact what arrives" }).check();
  await page.getByRole("combobox", { name: "E-mail addresses" }).selectOption("hash");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expect(page.getByText("On: what arrives is redacted")).toBeVisible();

  await sendVisit(touchstone.url, 1);
  await page.goto(`${touchstone.url}/p/${project}/traces/${hexId(1, 16)}?span=${hexId(1, 8)}`);
  const chips = page.getByTitle(/^Redacted before it was stored/);
  await expect(chips.first()).toBeVisible();
  expect((await chips.allInnerTexts()).join(" ")).toContain("key");
  for (const secret of secrets) await expect(page.getByText(secret)).toHaveCount(0);

  await page.goto(`${touchstone.url}/p/${project}/sessions/visit-1`);
  await page.getByRole("link", { name: "Delete…" }).click();
  await expect(
    page.getByText("Deletes 1 trace for good: 1 traces in lists, 1 spans."),
  ).toBeVisible();
  const remove = page.getByRole("button", { name: "Delete for good" });
  await expect(remove).toBeDisabled();
  await page.getByRole("textbox", { name: "Type visit-1 to confirm" }).fill("visit-1");
  await remove.click();
  await expect(page.getByText("Deleted. Nothing of it is on the disk any more.")).toBeVisible();
  const left = await call(listTraces, { p: project }, { base: touchstone.url });
  expect(left.items).toEqual([]);

  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "Audit" })
    .click();
  const table = page.getByRole("table", { name: "Audit" });
  await expect(table.getByText("deleted traces by session")).toBeVisible();
  await expect(table.getByText("changed redaction")).toBeVisible();
  await page
    .getByRole("searchbox", { name: "What was done" })
    .or(page.getByLabel("What was done"))
    .first()
    .fill("deleted");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/action=deleted/);
  await expect(table.getByText("changed redaction")).toHaveCount(0);
  const file = await page.request.get(
    await page
      .getByRole("link", { name: "CSV" })
      .getAttribute("href")
      .then((href) => touchstone.url + href),
  );
  expect(await file.text()).toContain("deleted traces by session,private,visit-1");
});
