/** The comparison of 8 runs over 100,000 examples: values, slices and pages of the matrix. BENCH_EXAMPLES: how many. */
import { z } from "zod";
import { startServer } from "./load/server.ts";
import { printTable, quantile } from "./load/table.ts";
import { pick, seeded, text } from "./load/words.ts";

const examples = Number(process.env["BENCH_EXAMPLES"] ?? 100_000);
const runs = Array.from({ length: 8 }, (_, index) => `run-${index}`);
const metrics = ["correct", "helpful", "grounded"];
const rounds = 9;
const linesPerRequest = 20_000;

function* records(): Generator<object> {
  const random = seeded(7);
  const keys = Array.from({ length: 19 }, (_, index) => `key-${index}`);
  const topics = Array.from({ length: 50 }, (_, index) => `topic-${index}`);
  for (const run of runs) yield { type: "run", id: run, dataset: "big", experiment: "big" };
  for (let index = 0; index < examples; index++) {
    const id = `q/${String(index).padStart(7, "0")}`;
    yield {
      type: "example",
      dataset: "big",
      id,
      input: text(random, 20),
      reference: text(random, 6),
      metadata: {
        topic: pick(random, topics),
        ...Object.fromEntries(
          keys.map((key, at) => [key, `value ${Math.floor(random() * (at + 2))}`]),
        ),
      },
    };
    for (const run of runs)
      yield {
        type: "result",
        run,
        example: id,
        output: text(random, 12),
        latencyMs: 200 + random() * 2000,
        scores: { correct: random() < 0.7, helpful: random(), grounded: random() < 0.5 },
      };
  }
}

async function load(url: string): Promise<number> {
  const started = performance.now();
  let lines: string[] = [];
  let sent = 0;
  async function flush(): Promise<void> {
    const answer = await fetch(`${url}/api/v1/records?project=bench`, {
      method: "POST",
      body: lines.join("\n"),
    });
    const { accepted } = z.object({ accepted: z.number() }).parse(await answer.json());
    sent += accepted;
    lines = [];
  }
  for (const record of records()) {
    lines.push(JSON.stringify(record));
    if (lines.length >= linesPerRequest) await flush();
  }
  await flush();
  return (sent / (performance.now() - started)) * 1000;
}

const all = `runs=${runs.join(",")}&baseline=run-0`;
const questions: Readonly<Record<string, string>> = {
  "verdicts, 3 metrics": `compare?${all}`,
  "verdicts, 3 metrics by 50 topics": `compare?${all}&slices=topic`,
  "verdicts, 3 metrics by 50 topics, one topic": `compare?${all}&slices=topic&where=topic:topic-7`,
  "verdicts, 2 runs, 1 metric": `compare?runs=run-0,run-1&metrics=correct`,
  "matrix, first page, worst first": `compare/examples?${all}&metric=helpful&limit=50`,
  "matrix, first page, regressed": `compare/examples?${all}&metric=correct&show=regressed&limit=50`,
  "matrix, page at 50,000": `compare/examples?${all}&metric=helpful&limit=50&offset=50000`,
  "matrix, most disagreement": `compare/examples?${all}&metric=grounded&sort=disagreement&limit=50`,
  "matrix, one topic": `compare/examples?${all}&metric=helpful&where=topic:topic-7&limit=50`,
  "slices found, 20 keys": `compare/slices?${all}&metric=helpful&run=run-3`,
  "slices found, pairs of 20 keys": `compare/slices?${all}&metric=helpful&run=run-3&pairs=true`,
  "list of runs": "runs",
};

const server = await startServer();
try {
  const rate = await load(server.url);
  printTable("Record stream", [
    {
      examples: examples.toLocaleString("en"),
      results: (examples * runs.length).toLocaleString("en"),
      scores: (examples * runs.length * metrics.length).toLocaleString("en"),
      "lines/s": Math.round(rate).toLocaleString("en"),
    },
  ]);
  const rows = [];
  for (const [question, path] of Object.entries(questions)) {
    const times: number[] = [];
    let first = 0;
    let before = server.cpu();
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now();
      const answer = await fetch(`${server.url}/api/v1/projects/bench/${path}`);
      const body = await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${body}`);
      const took = performance.now() - started;
      if (round > 0) times.push(took);
      else [first, before] = [took, server.cpu()];
    }
    const after = server.cpu();
    rows.push({
      question,
      first: `${first.toFixed(0)} ms`,
      p50: `${quantile(times, 0.5).toFixed(0)} ms`,
      p95: `${quantile(times, 0.95).toFixed(0)} ms`,
      "engine CPU": `${(((after.engine - before.engine) / rounds) * 1000).toFixed(0)} ms`,
      "server CPU": `${(((after.server - before.server) / rounds) * 1000).toFixed(0)} ms`,
    });
  }
  printTable(
    `Comparison of ${runs.length} runs x ${examples.toLocaleString("en")} examples, first time and warm, ${rounds} rounds`,
    rows,
  );
  const { engine, server: ours } = server.memory();
  printTable("Memory, MiB", [
    { server: Math.round(ours / 1024 ** 2), engine: Math.round(engine / 1024 ** 2) },
  ]);
} finally {
  await server.stop();
}
