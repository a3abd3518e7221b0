/**
 * The timeline of 500 runs with 20 metrics in a headless Chromium: until it can be used, warm, what its charts cost
 * to draw and to point at, and what travels. BENCH_RUNS, BENCH_METRICS, BENCH_EXAMPLES, BENCH_ROUNDS.
 */
import { loadavg } from "node:os";
import { ensureBrowser } from "../scripts/browser.mjs";
import { type Look, type Opening, openPage } from "./load/open-page.ts";
import { servePlainChart } from "./load/plain-chart/serve.ts";
import { type BenchServer, startServer } from "./load/server.ts";
import { printTable, quantile } from "./load/table.ts";
import { longHistory, timelineRecords } from "./load/timeline-records.ts";

const runs = Number(process.env["BENCH_RUNS"] ?? 500);
const metrics = Number(process.env["BENCH_METRICS"] ?? 20);
const examples = Number(process.env["BENCH_EXAMPLES"] ?? 20);
const rounds = Number(process.env["BENCH_ROUNDS"] ?? 3);
const linesPerRequest = 20_000;
const goalMs = 1000;
const hoverGoal = 0.25;
/** As many as the page shows. */
const longRuns = 2000;

async function load({ url }: BenchServer, project: string, records: Iterable<object>) {
  let lines: string[] = [];
  const flush = async () => {
    const answer = await fetch(`${url}/api/v1/records?project=${project}`, {
      method: "POST",
      body: lines.join("\n"),
    });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.arrayBuffer();
    lines = [];
  };
  for (const record of records) {
    lines.push(JSON.stringify(record));
    if (lines.length >= linesPerRequest) await flush();
  }
  await flush();
}

const median = (values: readonly number[]) => quantile(values, 0.5);
const ms = (value: number, digits = 0) => `${value.toFixed(digits)} ms`;

/** What the server needs for a question: the first time, and when nothing was written since. */
async function ask(server: BenchServer, question: string) {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= 5; round++) {
    const started = performance.now();
    const answer = await fetch(`${server.url}/api/v1/projects/bench/timeline?${question}`);
    const body = await answer.arrayBuffer();
    if (!answer.ok) throw new Error(new TextDecoder().decode(body));
    bytes = body.byteLength;
    times.push(performance.now() - started);
  }
  return { first: times[0]!, warm: median(times.slice(1)), bytes };
}

const canvas: Look = { sign: "canvas" };
const largeCanvas: Look = { sign: "canvas", chart: "[role=application]" };
const longGroup = "metric=score&group=model";

interface PageRow {
  readonly page: string;
  readonly url: string;
  readonly look: Look;
  readonly charts: number;
  /** Name of the page without a chart that it is held against. */
  readonly bare?: string;
}

/** Every page in fresh browsers, one round after the other, so that they share what else the machine does. */
async function openAll(pages: readonly PageRow[]): Promise<ReadonlyMap<string, Opening[]>> {
  const opened = new Map<string, Opening[]>();
  for (let round = 0; round < rounds; round++)
    for (const { page, url, look } of pages)
      opened.set(page, [...(opened.get(page) ?? []), await openPage(url, look)]);
  return opened;
}

await ensureBrowser();
const server = await startServer();
const timelineUrl = (project: string, query: string) =>
  `${server.url}/p/${project}/timeline${query && `?${query}`}`;
try {
  await load(server, "bench", timelineRecords({ runs, metrics, examples }));
  await load(server, "long", longHistory(longRuns));
  const asked = [];
  for (const [question, text] of [
    ["every metric, values", "changes=false"],
    ["every metric, changes", "changes=true"],
    ["one metric, changes", "metric=metric-3&changes=true"],
    ["one metric, 8 models, changes", "metric=metric-3&group=model&changes=true"],
  ] as const) {
    const { first, warm, bytes } = await ask(server, text);
    asked.push({
      question,
      first: ms(first),
      warm: ms(warm),
      "KB, before compression": Math.round(bytes / 1000).toLocaleString("en"),
    });
  }
  printTable(`Answers about ${runs} runs x ${metrics} metrics, ${examples} examples each`, asked);
  const answer = await fetch(
    `${server.url}/api/v1/projects/long/timeline?${longGroup}&changes=false`,
  );
  const plain = await servePlainChart(new Uint8Array(await answer.arrayBuffer()));
  const settings = "settings, for comparison";
  const long = `one metric, 8 models, ${longRuns} runs`;
  const svg = "the same in plain recharts";
  const empty = "plain page, no chart";
  const rows: PageRow[] = [
    { page: settings, url: `${server.url}/p/bench/settings`, look: { sign: "h1" }, charts: 0 },
    {
      page: "every metric",
      url: timelineUrl("bench", ""),
      look: canvas,
      charts: metrics,
      bare: settings,
    },
    {
      page: "one metric",
      url: timelineUrl("bench", "metric=metric-3"),
      look: largeCanvas,
      charts: 1,
      bare: settings,
    },
    {
      page: long,
      url: timelineUrl("long", longGroup),
      look: largeCanvas,
      charts: 1,
      bare: settings,
    },
    { page: empty, url: `${plain.url}?bare`, look: { sign: "#root" }, charts: 0 },
    {
      page: svg,
      url: plain.url,
      look: { sign: ".recharts-line-curve", chart: ".recharts-wrapper" },
      charts: 1,
      bare: empty,
    },
  ];
  const opened = await openAll(rows);
  plain.stop();
  const middle = (page: string, of: (opening: Opening) => number | undefined) =>
    median((opened.get(page) ?? []).map((each) => of(each) ?? Number.NaN));
  const cpuOf = (page: string) => middle(page, ({ cpuMs }) => cpuMs);
  const moveOf = (page: string) => middle(page, ({ moveMs }) => moveMs);
  const usableOf = (page: string) => middle(page, ({ usableMs }) => usableMs);
  printTable(
    `The page, warm, ${rounds} fresh browsers each`,
    rows.map(({ page, charts, bare, look }) => ({
      page,
      "can be used after": ms(usableOf(page)),
      "CPU in all": ms(cpuOf(page)),
      "CPU a chart": bare === undefined ? "" : ms((cpuOf(page) - cpuOf(bare)) / charts, 1),
      "CPU a move": look.chart === undefined ? "" : ms(moveOf(page), 2),
      "KB answered": Math.round(middle(page, ({ answers }) => answers) / 1000),
    })),
  );
  const worst = Math.max(...["every metric", "one metric"].map(usableOf));
  const share = moveOf(long) / moveOf(svg);
  printTable("Goals", [
    {
      goal: `every page of ${runs} runs can be used in under 1 s`,
      is: ms(worst),
      met: worst < goalMs ? "yes" : "no",
      "load of the machine": loadavg()[0]!.toFixed(1),
    },
    {
      goal: `CPU of a move at most ${hoverGoal} of plain recharts`,
      is: share.toFixed(3),
      met: share <= hoverGoal ? "yes" : "no",
      "load of the machine": loadavg()[0]!.toFixed(1),
    },
  ]);
} finally {
  await server.stop();
}
