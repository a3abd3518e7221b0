import { once } from "node:events";
import { get, IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { call, callForm } from "#client/call.ts";
import { getEmbedder, planEmbedding, startEmbedding, stopEmbedding } from "#contract/embedder.ts";
import { listEmbeddingSets } from "#contract/embeddings.ts";
import { getNeighbours } from "#contract/embeddings/neighbours.ts";
import { getPointColumns } from "#contract/embeddings/point-columns.ts";
import { type Job, job } from "#contract/live.ts";
import { createEmbedder } from "#demo/app/embedding.ts";
import {
  type Answer,
  type EmbeddingServer,
  startEmbeddingServer,
} from "#testing/embedding-server.ts";
import { eventually } from "#testing/eventually.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const texts = Array.from({ length: 150 }, (_, n) => `Where is parcel number ${n} of ${n % 7}?`);
const embed = createEmbedder(texts);
const set = "questions";
let answer: (n: number) => Answer | undefined | Promise<Answer | undefined> = () => undefined;
let provider: EmbeddingServer;
let server: TestServer;
let bare: TestServer;
let base = { base: "" };

beforeAll(async () => {
  provider = await startEmbeddingServer(embed, (n) => answer(n));
  server = await startTestServer({
    TOUCHSTONE_EMBEDDINGS_URL: provider.url,
    TOUCHSTONE_EMBEDDINGS_MODEL: "text-embedding-3-small",
    TOUCHSTONE_EMBEDDINGS_KEY: "k",
  });
  bare = await startTestServer();
  base = { base: server.url };
  for (const p of ["p", "again", "wrong"])
    await server.records(
      p,
      texts.map((input, n) => ({ type: "example", dataset: "d", id: `e${n}`, input })),
    );
});
afterAll(async () => {
  await server?.close();
  await bare?.close();
  await provider?.close();
});

/** The events of a job until it ends, over a connection of its own that ends with it. */
async function watched(p: string, start: () => Promise<Job>): Promise<Job[]> {
  const feed = get(`${server.url}/api/v1/projects/${p}/live`, { agent: false });
  const answered = z.instanceof(IncomingMessage).parse((await once(feed, "response"))[0]);
  // That it is cut off in the end is meant.
  answered.on("error", () => undefined);
  let text = "";
  answered.setEncoding("utf8").on("data", (piece: string) => (text += piece));
  const { id } = await start();
  const seen = await eventually(async () => {
    const jobs = [...text.matchAll(/^data: (\{"type":"job".*\})$/gm)]
      .map(([, event]) => jobEvent.parse(JSON.parse(event!)).job)
      .filter((told) => told.id === id);
    expect(jobs.at(-1)?.status).toMatch(/done|failed/);
    return jobs;
  });
  feed.destroy();
  return seen;
}
const jobEvent = z.object({ job });
const start = (p: string, more: object = { dataset: "d" }) =>
  call(startEmbedding, { p }, { ...base, body: { set, ...more } });
const plan = (p: string) => call(planEmbedding, { p, set, dataset: "d" }, base);

it("is off unless it is configured, and says so", async () => {
  const off = { base: bare.url };
  expect(await call(getEmbedder, {}, off)).toEqual({ host: null, model: null, local: false });
  await expect(
    call(startEmbedding, { p: "p" }, { ...off, body: { set, dataset: "d" } }),
  ).rejects.toThrow(/No endpoint for embeddings is configured/);
  await expect(
    startTestServer({ TOUCHSTONE_EMBEDDINGS_URL: "http://127.0.0.1:1/v1" }),
  ).rejects.toThrow(/TOUCHSTONE_EMBEDDINGS_MODEL/);
});

it("says what will leave before anything does", async () => {
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  expect(await plan("p")).toMatchObject({
    host: new URL(provider.url).host,
    model: "text-embedding-3-small",
    local: true,
    texts: 150,
    known: 0,
    cut: 0,
    tokens: Math.ceil(bytes / 4),
    costUsd: (Math.ceil(bytes / 4) * 0.02) / 1e6,
    job: null,
  });
  expect(provider.requests).toHaveLength(0);
});

it("embeds in batches with progress, through a busy moment, and sends nothing twice", async () => {
  answer = (n) =>
    n === 1 ? { status: 429, headers: { "retry-after": "0" }, body: {} } : undefined;
  const seen = await watched("p", () => start("p"));
  expect(seen.at(-1)).toMatchObject({ status: "done" });
  expect(seen.some(({ message }) => /Trying again in 0 s/.test(message))).toBe(true);
  expect(seen.map(({ message }) => message)).toContain("Embedded 150 of 150 texts, 450 tokens");
  expect(provider.requests.map(({ input }) => input.length)).toEqual([64, 64, 64, 22]);
  const { items } = await call(listEmbeddingSets, { p: "p" }, base);
  expect(items).toMatchObject([{ name: set, model: "text-embedding-3-small", count: 150 }]);
  expect(await plan("p")).toMatchObject({ texts: 150, known: 150, tokens: 0 });

  await watched("p", () => start("p"));
  expect(provider.requests).toHaveLength(4);
  await server.records("p", [{ type: "example", dataset: "d", id: "e3", input: "Changed?" }]);
  await watched("p", () => start("p"));
  expect(provider.requests.at(-1)!.input).toEqual(["Changed?"]);
});

it("finds the neighbours of a typed text", async () => {
  const place = { p: "p", set, model: "text-embedding-3-small" };
  const { items } = await call(getNeighbours, { ...place, text: texts[42]!, k: 3 }, base);
  expect(items[0]).toMatchObject({ subject: { example: "e42" }, text: texts[42] });
  expect(items[0]!.similarity).toBeGreaterThan(0.99);
});

it("keeps what came when it fails, and goes on from there", async () => {
  const before = provider.requests.length;
  answer = (n) =>
    n === before + 1 ? { status: 400, body: { error: { message: "bad input" } } } : undefined;
  const failed = await watched("again", () => start("again"));
  expect(failed.at(-1)).toMatchObject({
    status: "failed",
    message: expect.stringMatching(/400: bad input 64 of 150 texts are embedded/),
  });
  expect(await plan("again")).toMatchObject({ known: 64 });
  answer = () => undefined;
  const done = await watched("again", () => start("again"));
  expect(done.at(-1)).toMatchObject({ status: "done" });
  expect(provider.requests.slice(before).flatMap(({ input }) => input)).toHaveLength(64 + 64 + 86);
});

it("stops when it is told to", async () => {
  let let_go = (): void => undefined;
  answer = () => new Promise((done) => (let_go = () => done(undefined)));
  const p = "stopped";
  await server.records(p, [{ type: "example", dataset: "d", id: "a", input: "one" }]);
  const seen = watched(p, () => start(p));
  await eventually(async () => {
    const { stopped } = await call(stopEmbedding, { p }, base);
    expect(stopped).toBe(true);
  });
  expect((await seen).at(-1)).toMatchObject({
    status: "failed",
    message: expect.stringMatching(/^Stopped\. 0 of 1 texts/),
  });
  let_go();
  answer = () => undefined;
});

it("does not mix vectors of another length into a set", async () => {
  const vector = [1, 2, 3];
  await server.records("wrong", [
    {
      type: "embedding",
      set,
      model: "text-embedding-3-small",
      subject: { document: "x" },
      vector,
    },
  ]);
  const seen = await watched("wrong", () => start("wrong"));
  expect(seen.at(-1)!.message).toMatch(/vectors of 256 numbers, those of the set have 3/);
  expect((await call(listEmbeddingSets, { p: "wrong" }, base)).items).toMatchObject([{ count: 1 }]);
});

it("embeds what the newest traces were asked, so that they meet the dataset on the map", async () => {
  await server.otlp(
    JSON.stringify({
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [1, 2, 3].map((n) => ({
                traceId: String(n).padStart(32, "a"),
                spanId: String(n).padStart(16, "b"),
                name: "ask",
                startTimeUnixNano: `170000000000000000${n}`,
                endTimeUnixNano: `170000000000000100${n}`,
                attributes: [{ key: "input.value", value: { stringValue: `Question ${n}` } }],
              })),
            },
          ],
        },
      ],
    }),
    { project: "p" },
  );
  // The newest is one that a run left: no production.
  await server.records("p", [
    { type: "run", id: "r", dataset: "d" },
    { type: "result", run: "r", example: "e1", output: "x", traceId: "3".padStart(32, "a") },
  ]);
  const { texts: count } = await call(planEmbedding, { p: "p", set, traces: 10 }, base);
  expect(count).toBe(2);
  await watched("p", () => start("p", { traces: 1 }));
  expect(provider.requests.at(-1)!.input).toEqual(["Question 2"]);
  const place = { p: "p", set, model: "text-embedding-3-small" };
  expect((await callForm(getPointColumns, place, base)).facts.count).toBe(151);
});
