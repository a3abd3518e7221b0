/**
 * The timeline of 500 runs with 20 metrics in a headless Chromium: until it can be used, warm, what its charts cost
 * to draw and to point at, and what travels. BENCH_RUNS, BENCH_METRICS, BENCH_EXAMPLES, BENCH_ROUNDS.
 */
import { loadavg } from "node:os";
import type { Page } from "@playwright/test";
import { ensureBrowser } from "../scripts/browser.mjs";
import { browserPid, launch } from "./load/browser.ts";
import { rendererCpuMs } from "./load/renderer-cpu.ts";
import { type BenchServer, startServer } from "./load/server.ts";
import { printTable, quantile } from "./load/table.ts";
import { timelineRecords } from "./load/timeline-records.ts";

const runs = Number(process.env["BENCH_RUNS"] ?? 500);
const metrics = Number(process.env["BENCH_METRICS"] ?? 20);
const examples = Number(process.env["BENCH_EXAMPLES"] ?? 20);
const rounds = Number(process.env["BENCH_ROUNDS"] ?? 3);
const moves = 200;
const linesPerRequest = 20_000;
const goalMs = 1000;
/** What comes after the page can be used: changes that were looked for, the heat map. */
const settleMs = 2000;

async function load({ url }: BenchServer): Promise<void> {
  let lines: string[] = [];
  const flush = async () => {
    const answer = await fetch(`${url}/api/v1/records?project=bench`, {
      method: "POST",
      body: lines.join("\n"),
    });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.arrayBuffer();
    lines = [];
  };
  for (const record of timelineRecords({ runs, metrics, examples })) {
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

/** Runs inside the page: the time at which the charts are drawn and the page answers an input. */
async function usable(charts: number): Promise<number> {
  const isDrawn = () => {
    if (charts === 0) return document.querySelector("h1") !== null;
    const all = [...document.querySelectorAll("canvas")];
    return all.length >= charts && all.every(({ width }) => width > 0);
  };
  while (!isDrawn()) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now();
}

/** Runs inside the page: bytes that came over the wire for the page and its answers. */
function transferred(): { readonly answers: number; readonly page: number } {
  let [answers, page] = [0, 0];
  for (const entry of performance.getEntriesByType("resource")) {
    const size = entry instanceof PerformanceResourceTiming ? entry.transferSize : 0;
    if (entry.name.includes("/api/v1/")) answers += size;
    else page += size;
  }
  return { answers, page };
}

interface Opening {
  readonly usableMs: number;
  readonly cpuMs: number;
  readonly answers: number;
  /** CPU of one move of the pointer over the chart; undefined where there is none. */
  readonly moveMs: number | undefined;
}

async function open(path: string, charts: number, isLarge: boolean): Promise<Opening> {
  const browser = await launch();
  try {
    const pid = await browserPid(browser);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    // Warm: scripts are in the browser's cache, answers in the server's.
    const first = await context.newPage();
    await first.addInitScript("globalThis.__name = (each) => each");
    await first.goto(path);
    await first.evaluate(usable, charts);
    await first.waitForTimeout(settleMs);
    await first.close();
    const page = await context.newPage();
    await page.addInitScript("globalThis.__name = (each) => each");
    const before = rendererCpuMs(pid);
    await page.goto(path, { waitUntil: "commit" });
    const usableMs = await page.evaluate(usable, charts);
    await page.waitForTimeout(settleMs);
    const cpuMs = rendererCpuMs(pid) - before;
    const { answers } = await page.evaluate(transferred);
    return { usableMs, cpuMs, answers, moveMs: isLarge ? await pointAt(page, pid) : undefined };
  } finally {
    await browser.close();
  }
}

async function pointAt(page: Page, pid: number): Promise<number> {
  const box = await page.getByRole("application").boundingBox();
  if (!box) throw new Error("There is no chart to point at.");
  await page.waitForTimeout(400);
  const before = rendererCpuMs(pid);
  for (let move = 0; move < moves; move++)
    await page.mouse.move(box.x + 70 + ((box.width - 90) * move) / moves, box.y + 120);
  return (rendererCpuMs(pid) - before) / moves;
}

await ensureBrowser();
const server = await startServer();
try {
  await load(server);
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
  const pages = [];
  let worst = 0;
  /** What a page costs that has no chart. */
  let frameMs = 0;
  for (const [page, query, charts] of [
    ["settings, for comparison", undefined, 0],
    ["every metric", "", metrics],
    ["one metric", "?metric=metric-3", 1],
    ["one metric, 8 models", "?metric=metric-3&group=model", 1],
  ] as const) {
    const opened: Opening[] = [];
    for (let round = 0; round < rounds; round++)
      opened.push(
        await open(
          `${server.url}/p/bench/${query === undefined ? "settings" : `timeline${query}`}`,
          charts,
          charts === 1,
        ),
      );
    const usableMs = median(opened.map((each) => each.usableMs));
    worst = Math.max(worst, usableMs);
    if (charts === 0) frameMs = median(opened.map(({ cpuMs }) => cpuMs));
    const move = opened[0]?.moveMs;
    pages.push({
      page,
      "can be used after": ms(usableMs),
      "CPU in all": ms(median(opened.map(({ cpuMs }) => cpuMs))),
      "CPU a chart":
        charts === 0 ? "" : ms((median(opened.map(({ cpuMs }) => cpuMs)) - frameMs) / charts, 1),
      "CPU a move": move === undefined ? "" : ms(median(opened.map(({ moveMs = 0 }) => moveMs)), 2),
      "KB answered": Math.round(median(opened.map(({ answers }) => answers)) / 1000),
    });
  }
  printTable(`The page, warm, ${rounds} fresh browsers each`, pages);
  printTable("Goals", [
    {
      goal: "every page can be used in under 1 s",
      is: ms(worst),
      met: worst < goalMs ? "yes" : "no",
      "load of the machine": loadavg()[0]!.toFixed(1),
    },
  ]);
} finally {
  await server.stop();
}
