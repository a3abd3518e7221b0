/**
 * OTLP ingest and the questions of the trace pages, on generated traces.
 * BENCH_SPANS: how many spans to load (5,000,000). BENCH_DATA: a folder to keep; what it holds is not loaded again.
 */
import { z } from "zod";
import { traceColumnsType } from "#contract/traces.ts";
import { sendUntilTaken } from "./load/send.ts";
import { createTemplate, fill, type Template } from "./load/template.ts";
import { type BenchServer, startServer } from "./load/server.ts";
import { megabytes, printTable, quantile } from "./load/table.ts";

const wanted = Number(process.env["BENCH_SPANS"] ?? 5_000_000);
const batchSpans = 512;
const senders = Number(process.env["BENCH_SENDERS"] ?? 16);
const rounds = 20;
/** A question that takes long is asked less often. */
const patienceMs = 15_000;
/** The traces are spread over this much time before now. */
const spreadNs = 30n * 86_400n * 1_000_000_000n;
const nowNs = BigInt(Date.now()) * 1_000_000n;

async function load(server: BenchServer, templates: readonly Template[]): Promise<void> {
  const batches = Math.ceil(wanted / batchSpans);
  let next = 0;
  let stored = 0;
  let refused = 0;
  let peak = { server: 0, engine: 0 };
  const started = performance.now();
  const cpuBefore = server.cpu();
  const ownBefore = process.cpuUsage();
  const watch = setInterval(() => {
    const { server: own, engine } = server.memory();
    peak = { server: Math.max(peak.server, own), engine: Math.max(peak.engine, engine) };
  }, 500);
  const tell = setInterval(
    () =>
      console.error(`  ${stored.toLocaleString("en")} spans, ${rate(stored, started)} a second`),
    20_000,
  );
  await Promise.all(
    Array.from({ length: senders }, async () => {
      for (let serial = next++; serial < batches; serial = next++) {
        const template = templates[serial % templates.length]!;
        const startNs = nowNs - spreadNs + (spreadNs * BigInt(serial)) / BigInt(batches);
        const body = fill(template, serial + 1, startNs);
        refused += await sendUntilTaken(server.url, body);
        stored += template.spanCount;
      }
    }),
  );
  clearInterval(watch);
  clearInterval(tell);
  const disk = z
    .object({ disk: z.object({ dataBytes: z.number() }) })
    .parse(await (await fetch(`${server.url}/api/v1/health`)).json()).disk.dataBytes;
  printTable(
    `OTLP protobuf, ${batchSpans} spans a request, ${senders} senders, acknowledged with roll-ups`,
    [
      {
        spans: stored.toLocaleString("en"),
        "spans/s": rate(stored, started),
        refused,
        "wire B/span": Math.round(templates[0]!.body.length / batchSpans),
        "disk B/span": Math.round(disk / stored),
        "server µs/span": microseconds(server.cpu().server - cpuBefore.server, stored),
        "engine µs/span": microseconds(server.cpu().engine - cpuBefore.engine, stored),
        "sender µs/span": Math.round(ownCpu(ownBefore) / stored),
        "server peak": megabytes(peak.server),
        "engine peak": megabytes(peak.engine),
      },
    ],
  );
}

/** Microseconds of processor time that this process used since. */
function ownCpu(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

function microseconds(seconds: number, spans: number): number {
  return Math.round((seconds / spans) * 1e6);
}

function rate(count: number, started: number): string {
  return Math.round((count / (performance.now() - started)) * 1000).toLocaleString("en");
}

const listed = z.object({ items: z.array(z.object({ traceId: z.string() })) });
const tracesPath = "/api/v1/projects/bench/traces";

function list(where: string, sort = "latest"): string {
  return `${tracesPath}?limit=50&sort=${sort}&where=${encodeURIComponent(where)}`;
}

const questions: Readonly<Record<string, string>> = {
  latest: list(""),
  "errors only": list("status:error"),
  "slow (> 10 s), slowest first": list("latency:>10s", "slowest"),
  "model + prompt version": list("model:gpt-4o prompt:support@v7"),
  "error + slow + model": list("status:error latency:>5s model:gpt-4.1"),
  "text (common words)": list("refund delivery"),
  "text (rare)": list("refund-4321"),
  "text (phrase)": list('"the number of the order"'),
  "cost order": list("", "costliest"),
  session: list("session:session-28811"),
  "kind + name + more than 10 spans": list("kind:RERANKER name:draft_reply spans:>10"),
  "attribute of any span": list("retrieval.documents.0.document.id:doc-1234"),
  facets: `${tracesPath}/facets`,
  "facets, errors": `${tracesPath}/facets?where=status:error`,
  histogram: `${tracesPath}/histogram`,
};

async function traceCount(server: BenchServer): Promise<number> {
  const answer = await fetch(`${server.url}${tracesPath}/facets`);
  return z.object({ total: z.number() }).parse(await answer.json()).total;
}

async function ask(server: BenchServer): Promise<void> {
  const rows = [];
  for (const [name, path] of Object.entries(questions))
    rows.push(await askOften(server, name, [path]));
  const { items } = listed.parse(await (await fetch(`${server.url}${list("spans:<100")}`)).json());
  const paths = items.map(({ traceId }) => `${tracesPath}/${traceId}`);
  rows.push(await askOften(server, "a trace of 16 spans, with texts", paths));
  printTable(
    `Questions to the trace pages, warm, ${rounds} rounds; processor time beside, as the clock counts others' work too`,
    rows,
  );
}

/** The times of one question asked one after the other, the first of them not counted. */
async function askOften(
  server: BenchServer,
  name: string,
  paths: readonly string[],
  accept = "application/json",
) {
  const times: number[] = [];
  let found = "";
  let before = server.cpu();
  const latest = performance.now() + patienceMs;
  for (let round = 0; round <= rounds && (performance.now() < latest || round < 3); round++) {
    const started = performance.now();
    const answer = await fetch(`${server.url}${paths[round % paths.length]}`, {
      headers: { accept },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(`${name}: ${body.toString()}`);
    if (round === 0) before = server.cpu();
    else times.push(performance.now() - started);
    found = foundIn(body);
  }
  const after = server.cpu();
  return {
    question: name,
    p50: ms(quantile(times, 0.5)),
    p95: ms(quantile(times, 0.95)),
    "server CPU": ms(((after.server - before.server) / times.length) * 1000),
    "engine CPU": ms(((after.engine - before.engine) / times.length) * 1000),
    found,
  };
}

function foundIn(body: Buffer): string {
  const parsed =
    body[0] === 0x7b && body.length < 1e6 && listed.safeParse(JSON.parse(body.toString()));
  return parsed && parsed.success ? `${parsed.data.items.length} rows` : `${body.length} B`;
}

/** One long trace, sent as an agent that ran for hours would, asked for in both forms. */
async function longTrace(server: BenchServer, id: string, spans: number): Promise<void> {
  const template = createTemplate(99, batchSpans);
  for (let serial = 0; serial * batchSpans < spans; serial++) {
    // Ids differ from one long trace to the next.
    const body = fill(template, 900_000 + spans + serial, nowNs);
    for (const [offset] of template.traceIds) Buffer.from(id, "hex").copy(body, offset);
    await sendUntilTaken(server.url, body);
  }
  const rows = [];
  for (const [form, accept] of Object.entries(forms))
    rows.push(await askOften(server, form, [`${tracesPath}/${id}`], accept));
  printTable(`A trace of ${spans.toLocaleString("en")} spans, ${rounds} rounds`, rows);
}

const forms = { "as columns": traceColumnsType, "as JSON": "application/json" };

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

const server = await startServer();
try {
  const templates = Array.from({ length: 24 }, (_, seed) => createTemplate(seed + 1, batchSpans));
  const held = await traceCount(server);
  if (held > 0) console.log(`\n${held.toLocaleString("en")} traces are there already`);
  else await load(server, templates);
  await ask(server);
  await longTrace(server, "c0ffee".padEnd(32, "0"), 10_000);
  await longTrace(server, "decade".padEnd(32, "0"), 100_000);
} finally {
  await server.stop();
}
