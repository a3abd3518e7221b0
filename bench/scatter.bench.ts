/**
 * The scatter plot of the map in a headless Chromium, beside regl-scatterplot and embedding-atlas on the same
 * points; and how many neighbours its projection keeps, beside umap-js and embedding-atlas's UMAP.
 * BENCH_POINTS: points (100000,1000000). BENCH_ROUNDS: fresh browsers each (3). BENCH_FRAMES: frames of a move (40).
 * BENCH_VECTORS: vectors that are projected (2000,10000).
 */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { ensureBrowser, installedChromium } from "../scripts/browser.mjs";
import { run } from "../scripts/run.mjs";
import { driveScatter, type Frames, type ScatterFigures } from "./load/scatter/drive.ts";
import { clusteredPoints } from "./load/scatter/points.ts";
import { compareProjections, type ProjectionFigures } from "./load/scatter/projections.ts";
import { serveScatter, type Variant, variants } from "./load/scatter/serve.ts";
import { printTable, quantile } from "./load/table.ts";

const numbers = (name: string, otherwise: string) =>
  (process.env[name] ?? otherwise).split(",").filter(Boolean).map(Number);
const sizes = numbers("BENCH_POINTS", "100000,1000000");
const vectorCounts = numbers("BENCH_VECTORS", "2000,10000");
const [rounds = 3] = numbers("BENCH_ROUNDS", "3");
const [frames = 40] = numbers("BENCH_FRAMES", "40");

const median = (values: readonly number[]) => quantile(values, 0.5);
const ms = (value: number, digits = 1) => `${value.toFixed(digits)} ms`;

/** Packages to compare with, apart from ours: embedding-atlas asks for peers that it does not need here. */
async function installOthers(): Promise<void> {
  if (existsSync("bench/scatter/node_modules/umap-js")) return;
  console.log("Installing what is compared with into bench/scatter.");
  const code = await run("npm", [
    "install",
    "--prefix",
    "bench/scatter",
    "--no-package-lock",
    "--legacy-peer-deps",
    "--loglevel=error",
  ]);
  if (code !== 0)
    throw new Error("regl-scatterplot, embedding-atlas and umap-js were not installed.");
}

async function launch(): Promise<Browser> {
  const executablePath = installedChromium();
  return await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--enable-unsafe-swiftshader",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--disable-frame-rate-limit",
      "--disable-gpu-vsync",
      "--disable-background-networking",
      "--js-flags=--expose-gc",
    ],
  });
}

async function measure(url: string): Promise<ScatterFigures> {
  const browser = await launch();
  try {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const pid = processInfo.find(({ type }) => type === "browser")!.id;
    return await driveScatter(browser, pid, url, frames);
  } finally {
    await browser.close();
  }
}

function openingRow(count: number, variant: Variant, figures: readonly ScatterFigures[]) {
  return {
    points: count.toLocaleString("en"),
    by: variant,
    "to first picture": ms(median(figures.map(({ firstMs }) => firstMs)), 0),
    "JS heap MB": median(figures.map(({ heapMb }) => heapMb)).toFixed(1),
    "buffers MB": median(figures.map(({ bufferMb }) => bufferMb)).toFixed(1),
  };
}

function frameRow(
  count: number,
  variant: Variant,
  move: "pan" | "zoom",
  figures: readonly ScatterFigures[],
) {
  const all = figures.map(({ moves }) => moves.get(move)!);
  const middle = (pick: (one: Frames) => number) => median(all.map(pick));
  return {
    points: count.toLocaleString("en"),
    by: variant,
    move,
    median: ms(middle(({ times }) => median(times))),
    p95: ms(middle(({ times }) => quantile(times, 0.95))),
    "graphics CPU": ms(middle(({ graphics }) => graphics)),
    "renderer CPU": ms(middle(({ renderer }) => renderer)),
  };
}

function goalsOf(
  taken: ReadonlyMap<string, readonly ScatterFigures[]>,
  projections: ReadonlyMap<number, readonly ProjectionFigures[]>,
) {
  const large = Math.max(...sizes);
  const cpu = (variant: Variant) =>
    median(
      taken.get(`${large} ${variant}`)!.map(({ moves }) => {
        const { graphics, renderer } = moves.get("pan")!;
        return graphics + renderer;
      }),
    );
  const goals = [
    {
      goal: `panning ${large.toLocaleString("en")} points, CPU of regl-scatterplot / own`,
      found: (cpu("regl-scatterplot") / cpu("own")).toFixed(1),
      wanted: "at least 10",
    },
  ];
  for (const [count, figures] of projections) {
    const own = figures.find(({ by }) => by === "own")!;
    for (const other of figures.filter(({ by }) => by !== "own"))
      goals.push(
        {
          goal: `projecting ${count.toLocaleString("en")} vectors, CPU of ${other.by} / own`,
          found: (other.cpuSeconds / own.cpuSeconds).toFixed(1),
          wanted: "at least 2",
        },
        {
          goal: `projecting ${count.toLocaleString("en")} vectors, trust of own - ${other.by}`,
          found: (own.quality.trust - other.quality.trust).toFixed(3),
          wanted: "at least -0.01",
        },
      );
  }
  return goals;
}

await installOthers();
await ensureBrowser();
const points = new Map(sizes.map((count) => [count, clusteredPoints(count)]));
const pages = await serveScatter((count) => points.get(count)!);
const taken = new Map<string, ScatterFigures[]>();
try {
  for (let round = 0; round < rounds; round++)
    for (const count of sizes)
      for (const variant of variants) {
        const key = `${count} ${variant}`;
        taken.set(key, [...(taken.get(key) ?? []), await measure(pages.addressOf(variant, count))]);
        console.error(`  round ${round + 1}: ${count.toLocaleString("en")} by ${variant}`);
      }
} finally {
  pages.stop();
}
const each = <Row>(make: (count: number, variant: Variant, figures: ScatterFigures[]) => Row) =>
  sizes.flatMap((count) =>
    variants.map((variant) => make(count, variant, taken.get(`${count} ${variant}`)!)),
  );
printTable(`Opening a scatter plot, ${rounds} interleaved rounds, medians`, each(openingRow));
printTable(
  "One frame at 900 x 700, from the input until after its picture",
  (["pan", "zoom"] as const).flatMap((move) =>
    each((count, variant, figures) => frameRow(count, variant, move, figures)),
  ),
);
const projections = new Map<number, ProjectionFigures[]>();
for (const count of vectorCounts) projections.set(count, await compareProjections(count));
if (projections.size > 0)
  printTable(
    "Projecting vectors of 384 numbers with UMAP, equal epochs",
    [...projections].flatMap(([count, figures]) =>
      figures.map(({ by, cpuSeconds, quality }) => ({
        vectors: count.toLocaleString("en"),
        by,
        CPU: `${cpuSeconds.toFixed(1)} s`,
        "kNN recall@15": quality.kept.toFixed(3),
        trustworthiness: quality.trust.toFixed(3),
      })),
    ),
  );
printTable("Goals", goalsOf(taken, projections));
