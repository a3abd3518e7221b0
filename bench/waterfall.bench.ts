/**
 * The waterfall of long traces in a headless Chromium, beside the same traces as virtualised elements.
 * BENCH_SIZES: spans of each trace (10000,100000,500000). BENCH_ROUNDS: fresh browsers each (3).
 */
import type { Page } from "@playwright/test";
import { decodeTraceColumns } from "#contract/trace-columns/decode.ts";
import { traceColumnsType } from "#contract/traces.ts";
import { ensureBrowser } from "../scripts/browser.mjs";
import { browserPid, launch } from "./load/browser.ts";
import { serveDomRows } from "./load/dom-rows/serve.ts";
import { type Drive, drivePage, firstPicture } from "./load/drive-page.ts";
import { longTraceBodies, longTraceId } from "./load/long-trace.ts";
import { rendererCpuMs } from "./load/renderer-cpu.ts";
import { type BenchServer, startServer } from "./load/server.ts";
import { printTable, quantile } from "./load/table.ts";
import { transport } from "./load/transport.ts";

const sizes = (process.env["BENCH_SIZES"] ?? "10000,100000,500000").split(",").map(Number);
const rounds = Number(process.env["BENCH_ROUNDS"] ?? 3);
const drives: readonly Drive[] = [
  { kind: "slow", frames: 120 },
  { kind: "fast", frames: 120 },
  { kind: "jump", frames: 60 },
  { kind: "zoom", frames: 60 },
  { kind: "toggle", frames: 20 },
];
const variants = ["canvas", "elements"] as const;
type Variant = (typeof variants)[number];

interface Figures {
  readonly open: number;
  readonly after: number;
  readonly heapMb: number;
  readonly bufferMb: number;
  /** By kind of drive. */
  readonly frames: ReadonlyMap<string, { readonly times: readonly number[]; readonly cpu: number }>;
}

async function load(server: BenchServer, count: number): Promise<void> {
  const startNs = BigInt(Date.now()) * 1_000_000n - 3_600_000_000_000n;
  for (const body of longTraceBodies(count, startNs)) {
    const answer = await fetch(`${server.url}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/x-protobuf", "x-touchstone-project": "bench" },
      body: new Uint8Array(body),
    });
    if (!answer.ok) throw new Error(`The spans were refused: ${await answer.text()}`);
    await answer.arrayBuffer();
  }
}

function pathOf(count: number): string {
  return `/api/v1/projects/bench/traces/${longTraceId(count)}`;
}

/** The columns once they hold all spans, with the bytes that went over the wire. */
async function columnsOf(server: BenchServer, count: number) {
  for (;;) {
    const answer = await fetch(server.url + pathOf(count), {
      headers: { accept: traceColumnsType },
    });
    if (answer.ok) {
      const body = await answer.arrayBuffer();
      if (decodeTraceColumns(body).count === count) return new Uint8Array(body);
    }
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** One fresh browser: opens the page, then drives it in every way. */
async function measure(url: string, prepare: (page: Page) => Promise<void>): Promise<Figures> {
  const browser = await launch();
  try {
    const pid = await browserPid(browser);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // The loader of this script names functions by a helper that the page lacks.
    await page.addInitScript("globalThis.__name = (each) => each");
    await page.goto(url, { waitUntil: "commit" });
    const { all, after } = await page.evaluate(firstPicture);
    await prepare(page);
    const frames = new Map<string, { times: number[]; cpu: number }>();
    for (const drive of drives) {
      await page.waitForTimeout(400);
      const before = rendererCpuMs(pid);
      const times = await page.evaluate(drivePage, drive);
      frames.set(drive.kind, { times, cpu: (rendererCpuMs(pid) - before) / drive.frames });
    }
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
    const memory = { heapMb: usedSize / 1e6, bufferMb: backingStorageSize / 1e6 };
    return { open: all, after, ...memory, frames };
  } finally {
    await browser.close();
  }
}

const median = (values: readonly number[]) => quantile(values, 0.5);
const ms = (value: number, digits = 1) => `${value.toFixed(digits)} ms`;

type OfDrive = (one: { readonly times: readonly number[]; readonly cpu: number }) => number;

function middle(figures: readonly Figures[], kind: string, pick: OfDrive): number {
  return median(figures.map(({ frames }) => pick(frames.get(kind)!)));
}

function openingRow(count: number, variant: Variant, figures: readonly Figures[]) {
  return {
    spans: count.toLocaleString("en"),
    as: variant,
    "to first picture": ms(median(figures.map(({ open }) => open)), 0),
    "of it after the answer": ms(median(figures.map(({ after }) => after)), 0),
    "JS heap MB": median(figures.map(({ heapMb }) => heapMb)).toFixed(1),
    "buffers MB": median(figures.map(({ bufferMb }) => bufferMb)).toFixed(1),
  };
}

/** One row for each way of moving: a page of elements has no zoom. */
function frameRows(count: number, variant: Variant, figures: readonly Figures[]) {
  return drives
    .filter(({ kind }) => variant === "canvas" || kind !== "zoom")
    .map(({ kind }) => ({
      spans: count.toLocaleString("en"),
      as: variant,
      move: kind,
      median: ms(middle(figures, kind, ({ times }) => median(times))),
      p95: ms(middle(figures, kind, ({ times }) => quantile(times, 0.95))),
      CPU: ms(middle(figures, kind, ({ cpu }) => cpu)),
    }));
}

await ensureBrowser();
const server = await startServer();
const columns = new Map<number, Uint8Array>();
const dom = await serveDomRows((count) => columns.get(count)!);
try {
  for (const count of sizes) {
    await load(server, count);
    columns.set(count, await columnsOf(server, count));
    console.error(`  ${count.toLocaleString("en")} spans loaded`);
  }
  const taken = new Map<string, Figures[]>();
  let box = { width: 1200, height: 600 };
  for (let round = 0; round < rounds; round++)
    for (const count of sizes)
      for (const variant of variants) {
        const url =
          variant === "canvas"
            ? `${server.url}/p/bench/traces/${longTraceId(count)}`
            : dom.addressOf(count, box);
        const figures = await measure(url, async (page) => {
          if (variant === "elements") return;
          const found = await page.locator("[role=treegrid]").locator("xpath=../..").boundingBox();
          if (found) box = found;
        });
        const key = `${count} ${variant}`;
        taken.set(key, [...(taken.get(key) ?? []), figures]);
        console.error(`  round ${round + 1}: ${count.toLocaleString("en")} as ${variant}`);
      }
  const each = <Row>(make: (count: number, variant: Variant, figures: Figures[]) => Row) =>
    sizes.flatMap((count) =>
      variants.map((variant) => make(count, variant, taken.get(`${count} ${variant}`)!)),
    );
  printTable(`Opening a trace, ${rounds} interleaved rounds, medians`, each(openingRow));
  printTable("One frame at 1440 x 900; CPU is the renderer's", each(frameRows).flat());
  const transports = [];
  for (const count of sizes)
    transports.push(await transport(server.url + pathOf(count), count, columns.get(count)!));
  printTable(
    "A trace on the wire",
    transports.map((one) => ({
      ...one,
      "columns CPU": ms(one["columns CPU"]),
      "JSON.parse CPU": ms(one["JSON.parse CPU"], 0),
      "JSON CPU": ms(one["JSON CPU"], 0),
    })),
  );
  const fast = (count: number, variant: Variant) =>
    median(taken.get(`${count} ${variant}`)!.map(({ frames }) => frames.get("fast")!.cpu));
  const [small, large] = [sizes[0]!, sizes.at(-1)!];
  const wire = transports.at(-1)!;
  printTable("Goals", [
    {
      goal: `fast scroll, CPU at ${large.toLocaleString("en")} / at ${small.toLocaleString("en")}`,
      found: (fast(large, "canvas") / fast(small, "canvas")).toFixed(2),
      wanted: "at most 1.3",
    },
    {
      goal: `fast scroll at ${large.toLocaleString("en")}, CPU of elements / of canvas`,
      found: (fast(large, "elements") / fast(large, "canvas")).toFixed(1),
      wanted: "at least 5",
    },
    {
      goal: `reading ${large.toLocaleString("en")} spans, CPU of JSON / of columns`,
      found: (wire["JSON CPU"] / wire["columns CPU"]).toFixed(0),
      wanted: "at least 100",
    },
  ]);
} finally {
  dom.stop();
  await server.stop();
}
