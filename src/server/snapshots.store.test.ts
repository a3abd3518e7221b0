import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, callForm, urlOf } from "#client/call.ts";
import { answerFrom, answerSource } from "#client/answer-source.ts";
import { frozenSource } from "#client/frozen-source.ts";
import { compareRuns } from "#contract/compare.ts";
import { listRuns } from "#contract/runs.ts";
import {
  getSnapshot,
  listSnapshots,
  makeShortLink,
  makeSnapshot,
  removeSnapshot,
} from "#contract/snapshots.ts";
import { getTraceColumns } from "#contract/trace-columns/get-trace-columns.ts";
import { anOtlpSpan, hexId, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const p = "copied";
let server: TestServer;
const input = { p, runs: ["a", "b"] };
const address = urlOf(compareRuns, input);
const page = `/p/${p}/compare?runs=a,b`;

beforeAll(async () => {
  server = await startTestServer();
  await server.records(p, records(true));
});
afterAll(() => server.close());

function records(right: boolean): object[] {
  return ["a", "b"].flatMap((id) => [
    { type: "run", id, dataset: "d" },
    ...Array.from({ length: 30 }, (_, n) => ({
      type: "result",
      run: id,
      example: `${n}`,
      output: `<script>alert(1)</script>${"\u202e"}${n}`,
      scores: { correct: id === "a" ? n % 3 === 0 : right },
    })),
  ]);
}

function take(more: object = {}) {
  const body = { page, title: "Compare", reads: [{ address }], ...more };
  return call(makeSnapshot, { p }, { base: server.url, body });
}

describe("a snapshot", () => {
  it("stays the same when results are sent again", async () => {
    const before = await call(compareRuns, input, { base: server.url });
    const { id, hash } = await take();
    await server.records(p, records(false));
    const after = await call(compareRuns, input, { base: server.url });
    expect(after.verdicts[0]?.sentence).not.toBe(before.verdicts[0]?.sentence);
    const copy = await call(getSnapshot, { id }, { base: server.url });
    expect(copy).toMatchObject({
      hash,
      page,
      by: "local",
      answers: 1,
      version: expect.any(String),
    });
    const network = answerSource();
    answerFrom(frozenSource(copy.items));
    try {
      expect(await call(compareRuns, input)).toEqual(before);
    } finally {
      answerFrom(network);
    }
    await server.records(p, records(true));
  });

  it("has the hash of its content", async () => {
    const [one, same, other] = [
      await take(),
      await take(),
      await take({ page: `${page}&sort=best` }),
    ];
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(one.id).not.toBe(same.id);
    expect(other.hash).not.toBe(one.hash);
  });

  it("is refused where what is stored is not what was copied", async () => {
    const { id } = await take();
    await server.store.db.insert("snapshot_pieces", [
      {
        snapshot: id,
        answer: 0,
        piece: 0,
        head: JSON.stringify({
          address,
          status: 200,
          mediaType: "application/json",
          encoding: "text",
        }),
        body: "{}",
        ver: 2 ** 52,
      },
    ]);
    await expect(call(getSnapshot, { id }, { base: server.url })).rejects.toThrow("damaged");
  });

  it("keeps bytes of another form than JSON", async () => {
    const traceId = hexId(7, 16);
    await server.otlp(JSON.stringify(tracesBody([anOtlpSpan(7, 1)])), { project: p });
    const wanted = { p, traceId };
    const direct = await callForm(getTraceColumns, wanted, { base: server.url });
    const accept = getTraceColumns.mediaType;
    const reads = [{ address: urlOf(getTraceColumns.endpoint, wanted), accept }];
    const { id } = await take({ page: `/p/${p}/traces/${traceId}`, reads });
    const copy = await call(getSnapshot, { id }, { base: server.url });
    expect(copy.items[0]).toMatchObject({ encoding: "base64", accept });
    const bytes = Buffer.from(copy.items[0]!.body, "base64");
    const frozen = getTraceColumns.decode(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    );
    expect(frozen.trace).toEqual(direct.trace);
  });

  it("keeps a text of megabytes whole", async () => {
    const output = "😀=<script>".repeat(300_000);
    await server.records(p, [
      { type: "run", id: "long", dataset: "long" },
      { type: "result", run: "long", example: "1", output },
    ]);
    const one = `/api/v1/projects/${p}/runs/long/results/1`;
    const found = await fetch(`${server.url}${one}`);
    expect(found.status).toBe(200);
    const text = await found.text();
    const { id } = await take({ reads: [{ address: one }] });
    const copy = await call(getSnapshot, { id }, { base: server.url });
    expect(copy.items[0]?.body === text).toBe(true);
  });

  it("copies nothing but reads of its project", async () => {
    for (const reads of [
      [],
      [{ address: urlOf(listRuns, { p: "other" }) }],
      [{ address: "/api/v1/prices" }],
      [{ address: `/api/v1/projects/${p}/export` }],
    ])
      await expect(take({ reads })).rejects.toThrow(/part of a view|Too small/);
  });

  it("is listed, the newest first, and gone when it is removed", async () => {
    const { id } = await take({ title: "the last" });
    const { items } = await call(listSnapshots, { p, limit: 2 }, { base: server.url });
    expect(items[0]).toMatchObject({ id, title: "the last" });
    expect(await call(removeSnapshot, { p: "other", id }, { base: server.url })).toEqual({
      removed: false,
    });
    expect(await call(removeSnapshot, { p, id }, { base: server.url })).toEqual({ removed: true });
    await expect(call(getSnapshot, { id }, { base: server.url })).rejects.toThrow("no such");
    const bodies = await server.store.db.tuples(
      "SELECT body FROM snapshot_pieces FINAL WHERE snapshot = {id:String}",
      { id },
    );
    expect(bodies.flat().join("")).toBe("");
  });
});

describe("a short link", () => {
  const make = (to: string) => call(makeShortLink, { p }, { base: server.url, body: { page: to } });

  it("is the same for the same page, and leads there", async () => {
    const [one, same, other] = [await make(page), await make(page), await make(`${page}&v=1`)];
    expect(same).toEqual(one);
    expect(other.code).not.toBe(one.code);
    const answer = await fetch(`${server.url}${one.path}`, { redirect: "manual" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(page);
  });

  it("leads to pages of its project only", async () => {
    for (const to of ["//evil.example", "/p/other/runs", "/api/v1/projects", "/p/copied/\\evil"])
      await expect(make(to)).rejects.toThrow(/page/);
    expect((await fetch(`${server.url}/l/nothing`)).status).toBe(404);
  });
});
