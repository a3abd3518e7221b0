/**
 * OTLP ingest and the questions of the trace pages, on generated traces.
 * BENCH_SPANS: how many spans to load (5,000,000). BENCH_DIR: where the data go (the temporary folder).
 */
import { z } from "zod";
import { traceColumnsType } from "#contract/traces.ts";
import { createTemplate, fill, type Template } from "./load/template.ts";
import { type BenchServer, startServer } from "./load/server.ts";
import { megabytes, printTable, quantile } from "./load/table.ts";

const wanted = Number(process.env["BENCH_SPANS"] ?? 5_000_000);
const batchSpans = 512;
const senders = Number(process.env["BENCH_SENDERS"] ?? 16);
const rounds = 9;
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
        refused += await sendUntilTaken(server, body);
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
        "server peak": megabytes(peak.server),
        "engine peak": megabytes(peak.engine),
      },
    ],
  );
}

function microseconds(seconds: number, spans: number): number {
  return Math.round((seconds / spans) * 1e6);
}

function rate(count: number, started: number): string {
  return Math.round((count / (performance.now() - started)) * 1000).toLocaleString("en");
}

const listed = z.object({ items: z.array(z.object({ traceId: z.string() })) });

const questions: Readonly<Record<string, string>> = {
  latest: "traces?limit=50",
  "errors only": "traces?limit=50&where=status:error",
  "slow (> 10 s)": "traces?limit=50&where=latency:>10s&sort=slowest",
  "model + prompt version": `traces?limit=50&where=${encodeURIComponent("model:gpt-4o prompt:support@v7")}`,
  "error + slow + model": `traces?limit=50&where=${encodeURIComponent("status:error latency:>5s model:gpt-4.1")}`,
  "text (common words)": `traces?limit=50&where=${encodeURIComponent("refund delivery")}`,
  "text (rare)": `traces?limit=50&where=${encodeURIComponent("refund-4321")}`,
  "cost order": "traces?limit=50&sort=costliest",
  session: "traces?limit=50&where=session:session-777",
  facets: "traces/facets",
  "facets, errors": "traces/facets?where=status:error",
  histogram: "traces/histogram",
};

async function ask(server: BenchServer): Promise<void> {
  const base = `${server.url}/api/v1/projects/bench/`;
  const rows = [];
  for (const [name, path] of Object.entries(questions)) {
    const times: number[] = [];
    let found = "";
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now();
      const answer = await fetch(base + path);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${text}`);
      if (round > 0) times.push(performance.now() - started);
      const parsed = listed.safeParse(JSON.parse(text));
      found = parsed.success ? `${parsed.data.items.length} rows` : `${text.length} B`;
    }
    rows.push({
      question: name,
      p50: ms(quantile(times, 0.5)),
      p95: ms(quantile(times, 0.95)),
      found,
    });
  }
  const { items } = listed.parse(await (await fetch(`${base}traces?limit=20`)).json());
  rows.push(
    await askTrace(
      base,
      items.map(({ traceId }) => traceId),
      "a trace of 16 spans, with texts",
    ),
  );
  printTable(
    `Questions to the trace pages over ${wanted.toLocaleString("en")} spans, warm, ${rounds} rounds`,
    rows,
  );
}

async function askTrace(
  base: string,
  ids: readonly string[],
  name: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const times: number[] = [];
  let bytes = 0;
  for (const id of ids) {
    const started = performance.now();
    const answer = await fetch(`${base}traces/${id}`, { headers });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    times.push(performance.now() - started);
  }
  return {
    question: name,
    p50: ms(quantile(times, 0.5)),
    p95: ms(quantile(times, 0.95)),
    found: `${bytes} B`,
  };
}

/** One long trace, sent as an agent that ran for hours would, asked for in both forms. */
async function longTrace(server: BenchServer, id: string, spans: number): Promise<void> {
  const template = createTemplate(99, batchSpans);
  for (let serial = 0; serial * batchSpans < spans; serial++) {
    // Ids differ from one long trace to the next.
    const body = fill(template, 900_000 + spans + serial, nowNs);
    for (const [offset] of template.traceIds) Buffer.from(id, "hex").copy(body, offset);
    await sendUntilTaken(server, body);
  }
  const base = `${server.url}/api/v1/projects/bench/`;
  const rows = [];
  for (const [form, accept] of Object.entries(forms)) {
    const ask = (times: number) =>
      askTrace(
        base,
        Array.from({ length: times }, () => id),
        form,
        { accept },
      );
    await ask(1);
    const before = server.cpu();
    const row = await ask(rounds);
    const after = server.cpu();
    rows.push({
      ...row,
      "server CPU": ms(((after.server - before.server) / rounds) * 1000),
      "engine CPU": ms(((after.engine - before.engine) / rounds) * 1000),
    });
  }
  printTable(`A trace of ${spans.toLocaleString("en")} spans, ${rounds} rounds`, rows);
}

const forms = { "as columns": traceColumnsType, "as JSON": "application/json" };

/** How often it was refused before it was taken. */
async function sendUntilTaken(server: BenchServer, body: Buffer): Promise<number> {
  for (let refused = 0; ; refused++) {
    const answer = await fetch(`${server.url}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/x-protobuf", "x-touchstone-project": "bench" },
      body: new Uint8Array(body),
    });
    await answer.arrayBuffer();
    if (answer.ok) return refused;
    if (answer.status !== 503) throw new Error(`ingest answered ${answer.status}`);
    await new Promise((done) => setTimeout(done, 1000));
  }
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

const server = await startServer();
try {
  const templates = Array.from({ length: 24 }, (_, seed) => createTemplate(seed + 1, batchSpans));
  await load(server, templates);
  await ask(server);
  await longTrace(server, "c0ffee".padEnd(32, "0"), 10_000);
  await longTrace(server, "decade".padEnd(32, "0"), 100_000);
} finally {
  await server.stop();
}
