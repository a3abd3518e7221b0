import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAudit } from "#contract/audit.ts";
import { getHistory, type HistoryKind } from "#contract/history.ts";
import { getResult } from "#contract/matrix.ts";
import { urlOf } from "#client/call.ts";
import { invited, keyFor, type SignedIn, signUp } from "#testing/accounts.ts";
import { anOtlpSpan, hexId, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const p = "past";
const traceId = hexId(5, 16);
let server: TestServer;
let root: SignedIn;
let editor: SignedIn;
let secret = "";

beforeAll(async () => {
  server = await startTestServer({ TOUCHSTONE_ACCOUNTS: "true" });
  root = await signUp(server, server.firstLink!, "Root");
  ({ secret } = await keyFor(root, p, ["ingest"]));
  editor = await invited(server, root, "Edda", p, "editor");
  await byKey([
    { type: "run", id: "r", status: "running", metadata: { a: 1 } },
    { type: "prompt_version", prompt: "q", version: "1", template: "Say {{x}}" },
    { type: "result", run: "r", example: "e/1, x", output: "first" },
  ]);
  await fetch(`${server.url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
    body: JSON.stringify(tracesBody([anOtlpSpan(5, 1), anOtlpSpan(5, 2)])),
  });
  await byKey([
    { type: "run", id: "r", status: "completed", metadata: { a: 1 } },
    { type: "result", run: "r", example: "e/1, x", output: "second" },
  ]);
});
afterAll(() => server.close());

const lines = (records: readonly object[]) => records.map((one) => JSON.stringify(one)).join("\n");

async function byKey(records: readonly object[]): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/records?project=${p}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}` },
    body: lines(records),
  });
  expect(answer.status).toBe(200);
}

async function byHand(person: SignedIn, records: readonly object[]): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/records?project=${p}`, {
    method: "POST",
    headers: { cookie: person.cookie, origin: server.url },
    body: lines(records),
  });
  expect(answer.status).toBe(200);
}

async function past(kind: HistoryKind, of: string[]) {
  const address = urlOf(getHistory, { p, kind, of });
  return getHistory.output.parse(await root.json("GET", address));
}

const target = { run: "r", example: "e/1, x" };
const scored = (value: boolean, annotator: string) => ({
  type: "score",
  target,
  metric: "polite",
  value,
  source: "human",
  annotator,
});

describe("the history of a record", () => {
  it("says who sent a run, and what they changed", async () => {
    const { items, kept } = await past("run", ["r"]);
    expect(kept).toBe("all");
    expect(
      items.map(({ event, who, changes }) => [event, who?.startsWith("key "), changes]),
    ).toEqual([
      ["changed", true, [{ field: "status", before: "running", after: "completed" }]],
      ["sent", true, []],
    ]);
    expect((await past("prompt", ["q", "1"])).items).toMatchObject([{ event: "sent" }]);
  });

  it("tells of a result what it holds now, and every score that people gave", async () => {
    await byHand(editor, [scored(true, "Edda")]);
    await byHand(editor, [scored(false, "Edda")]);
    const { items, kept } = await past("result", ["r", "e/1, x"]);
    expect(kept).toBe("recent");
    const scores = items.filter(({ event }) => event === "scored");
    expect(scores).toMatchObject([
      {
        who: "Edda",
        subject: "polite by Edda",
        changes: [{ field: "value", before: "true", after: "false" }],
      },
      { who: "Edda", changes: [{ field: "value", before: null, after: "true" }] },
    ]);
    expect(items.some(({ event }) => event === "sent")).toBe(true);
  });

  it("tells when the spans of a trace came, and who deleted it", async () => {
    const before = await past("trace", [traceId]);
    expect(before.items).toMatchObject([{ event: "arrived", count: 2 }]);
    await root.json("POST", `/api/v1/projects/${p}/deletion`, {
      kind: "trace",
      id: traceId,
      confirm: traceId,
    });
    expect((await past("trace", [traceId])).items).toMatchObject([
      { event: "deed", who: "Root", subject: "deleted traces by trace" },
    ]);
  });

  it("is told where the trace is missed", async () => {
    const answer = await root.ask("GET", `/api/v1/projects/${p}/traces/${traceId}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/This trace was deleted by Root on \d{4}-\d\d-\d\d/);
    const never = await root.ask("GET", `/api/v1/projects/${p}/traces/${hexId(6, 16)}`);
    expect(await never.text()).toContain("There is no trace");
  });

  it("is of as many names as its kind has, and of nothing in another project", async () => {
    await expect(past("result", ["r"])).rejects.toThrow("is of 2 names");
    const address = urlOf(getHistory, { p: "other", kind: "run", of: ["r"] });
    expect(await root.json("GET", address)).toMatchObject({ items: [] });
    expect((await editor.ask("GET", address)).status).toBe(403);
  });
});

describe("the name on what people give", () => {
  const annotators = async () => {
    const address = urlOf(getResult, { p, run: "r", example: target.example });
    const { results } = getResult.output.parse(await root.json("GET", address));
    return results[0]?.scores.map(({ annotator }) => annotator);
  };

  it("is that of whoever is signed in, whatever they send", async () => {
    await byHand(editor, [scored(true, "Root")]);
    expect(await annotators()).toEqual(["Edda"]);
  });

  it("is what a key sends, and the audit says which key in whose names", async () => {
    await byKey([scored(true, "Somebody Else")]);
    expect(await annotators()).toEqual(["Edda", "Somebody Else"]);
    const listed = await root.json("GET", urlOf(listAudit, { p, action: "sent human scores" }));
    const [last] = listAudit.output.parse(listed).items;
    expect(last?.who).toMatch(/^key /);
    expect(JSON.parse(last!.detail)).toEqual({ count: 1, names: ["Somebody Else"] });
  });
});
