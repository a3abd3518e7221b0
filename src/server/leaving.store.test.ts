import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, urlOf } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { decodePoints, subjectAt } from "#contract/embeddings/point-columns.ts";
import { getResult } from "#contract/matrix.ts";
import { noRules, setPrivacy } from "#contract/privacy.ts";
import { makeShare, openShare } from "#contract/shares.ts";
import { type FrozenAnswer, getSnapshot, makeSnapshot, previewView } from "#contract/snapshots.ts";
import { decodeTraceColumns } from "#contract/trace-columns/decode.ts";
import {
  personal,
  personalExample,
  personalReads,
  sendPersonal,
} from "#testing/personal-project.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

/** Data that were stored before the project redacted anything do not leave it unredacted. */
const p = "people";
const runs = ["a", "b"];
const reads = personalReads(p);
const view = {
  page: `/p/${p}/compare?runs=a,b&example=${encodeURIComponent(personalExample)}`,
  title: `Compare ${personal.email}`,
  reads,
};
let server: TestServer;
let before: unknown;

beforeAll(async () => {
  server = await startTestServer();
  await sendPersonal(server, p);
  before = await call(compareRuns, { p, runs }, { base: server.url });
  await call(setPrivacy, { p }, { base: server.url, body: { ...noRules, enabled: true } });
});
afterAll(() => server.close());

const ask = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${address}`, { headers });
const take = () => call(makeSnapshot, { p }, { base: server.url, body: view });

function expectNothingPersonal(text: string): void {
  const digits = personal.card.replaceAll(" ", "");
  for (const one of [...Object.values(personal), digits, encodeURIComponent(personal.email)])
    expect(text.includes(one) ? one : undefined).toBeUndefined();
}

const bytesOf = ({ body, encoding }: FrozenAnswer) =>
  Uint8Array.from(Buffer.from(body, encoding === "base64" ? "base64" : "utf8")).buffer;

describe("a snapshot of a project with rules", () => {
  it("is made of answers that all are answers", async () => {
    for (const { address, accept = "*/*" } of reads)
      expect([address, (await ask(address, { accept })).status]).toEqual([address, 200]);
  });

  it("holds nothing that they name, in any form, and the same numbers", async () => {
    const { id, redacted } = await take();
    const copy = await call(getSnapshot, { id }, { base: server.url });
    expectNothingPersonal(JSON.stringify({ ...copy, items: [] }));
    for (const item of copy.items)
      expectNothingPersonal(`${item.address} ${Buffer.from(bytesOf(item)).toString("latin1")}`);
    expect(redacted?.map(({ name, values }) => [name, values])).toEqual([
      ["email", 2],
      ["card", 1],
      ["key", 1],
      ["phone", 1],
    ]);
    const compared = copy.items.find(({ address }) => address === urlOf(compareRuns, { p, runs }));
    const { verdicts, metrics } = compareRuns.output.parse(JSON.parse(compared!.body));
    expect({ verdicts, metrics }).toEqual({
      verdicts: compareRuns.output.parse(before).verdicts,
      metrics: compareRuns.output.parse(before).metrics,
    });
  });

  it("keeps its columns readable, and its links leading where they led", async () => {
    const { id } = await take();
    const { items, page } = await call(getSnapshot, { id }, { base: server.url });
    const columns = items.find(
      (one) => one.accept !== undefined && one.address.includes("traces/"),
    )!;
    const trace = decodeTraceColumns(bytesOf(columns));
    expect(trace.name.values.join()).toMatch(/answer ⟦email-[0-9a-f]{12}⟧/);
    expect(trace.errorMessage.values.join()).toContain("⟦email⟧");
    const points = items.find((one) => one.address.includes("/embeddings/"))!;
    const shown = decodePoints(bytesOf(points));
    const examples = [0, 1, 2].map((place) => {
      const subject = subjectAt(shown, place);
      return "example" in subject ? subject.example : "";
    });
    expect(examples.filter((id) => /^mail\/⟦email-[0-9a-f]{12}⟧$/.test(id))).toHaveLength(2);
    const example = new URL(page, server.url).searchParams.get("example")!;
    expect(examples).toContain(example);
    const address = urlOf(getResult, { p, run: "a", example });
    const result = items.find((one) => one.address === address);
    expect(getResult.output.parse(JSON.parse(result!.body)).example?.id).toBe(example);
  });

  it("leaves as a file without what later rules name, under the hash of what is in it", async () => {
    const open = { ...noRules, enabled: false };
    await call(setPrivacy, { p }, { base: server.url, body: open });
    const { id, redacted, hash } = await take();
    expect(redacted).toBeNull();
    await call(setPrivacy, { p }, { base: server.url, body: { ...noRules, enabled: true } });
    const file = await ask(`/api/v1/snapshots/${id}/file`);
    // The tests run without the built pages.
    if (file.status === 404) return;
    const text = await file.text();
    expectNothingPersonal(text);
    expect(text).not.toContain(hash);
  });
});

describe("a public link to a project with rules", () => {
  async function opened() {
    const body = { ...view, expiresInDays: 1 };
    const { token } = await call(makeShare, { p }, { base: server.url, body });
    const told = await call(openShare, {}, { base: server.url, body: { token } });
    if (told.state !== "open") throw new Error("It is open.");
    return { token, told };
  }

  it("reads nothing that they name, by the addresses that it tells", async () => {
    const { token, told } = await opened();
    expectNothingPersonal(JSON.stringify(told));
    expect(told.reads).toHaveLength(reads.length);
    for (const { address, accept } of told.reads) {
      const answer = await ask(address, {
        "x-touchstone-share": token,
        ...(accept !== undefined && { accept }),
      });
      expect([address, answer.status]).toEqual([address, 200]);
      expectNothingPersonal(Buffer.from(await answer.arrayBuffer()).toString("latin1"));
    }
  });

  it("does not answer to a name that it does not tell, and refuses without naming it", async () => {
    const { token } = await opened();
    const raw = urlOf(getResult, { p, run: "a", example: personalExample });
    const answer = await ask(raw, { "x-touchstone-share": token });
    expect(answer.status).toBe(403);
    expectNothingPersonal(await answer.text());
  });
});

describe("the preview of a view", () => {
  it("counts what will be redacted, and shows the very answers when asked", async () => {
    const counted = await call(previewView, { p }, { base: server.url, body: view });
    expect(counted.items).toEqual([]);
    expect(counted.redacted).toContainEqual({
      name: "card",
      values: 1,
      places: expect.any(Number),
    });
    const body = { ...view, answers: true };
    const shown = await call(previewView, { p }, { base: server.url, body });
    expect(shown.items).toHaveLength(reads.length);
    expectNothingPersonal(JSON.stringify(shown));
  });

  it("says that there are no rules without reading anything", async () => {
    await server.records("free", [{ type: "run", id: "a" }]);
    const body = {
      page: "/p/free/runs",
      title: "Runs",
      reads: [{ address: "/api/v1/projects/free/runs" }],
    };
    expect(
      (await call(previewView, { p: "free" }, { base: server.url, body })).redacted,
    ).toBeNull();
  });
});
