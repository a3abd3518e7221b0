import type { Browser, Page } from "@playwright/test";
import { browserCpuMs } from "../renderer-cpu.ts";

/** What one fresh browser took for one way of drawing. */
export interface ScatterFigures {
  readonly firstMs: number;
  readonly heapMb: number;
  readonly bufferMb: number;
  readonly moves: ReadonlyMap<"pan" | "zoom", Frames>;
}

export interface Frames {
  /** From an input until after its picture, ms. */
  readonly times: readonly number[];
  /** Processor time of the renderer and of the graphics process for a frame, ms. */
  readonly renderer: number;
  readonly graphics: number;
}

interface Bench {
  readonly firstMs: number;
  nextFrame(): Promise<number>;
}
declare global {
  // oxlint-disable-next-line no-var -- the only way to declare a global of the page
  var bench: Bench | undefined;
}

/** Opens the page and moves the points with the mouse as a person does. */
export async function driveScatter(
  browser: Browser,
  pid: number,
  url: string,
  frames: number,
): Promise<ScatterFigures> {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.goto(url, { waitUntil: "commit" });
  await page
    .waitForFunction(() => globalThis.bench !== undefined, undefined, { timeout: 300_000 })
    .catch((error: unknown) => {
      throw new Error(`${url} drew nothing: ${faults.join("; ") || String(error)}`);
    });
  const firstMs = await page.evaluate(() => globalThis.bench!.firstMs);
  const moves = new Map<"pan" | "zoom", Frames>();
  for (const move of ["pan", "zoom"] as const) {
    await page.waitForTimeout(600);
    moves.set(move, await measured(page, pid, move, frames));
  }
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  return { firstMs, moves, heapMb: usedSize / 1e6, bufferMb: backingStorageSize / 1e6 };
}

async function measured(
  page: Page,
  pid: number,
  move: "pan" | "zoom",
  frames: number,
): Promise<Frames> {
  const middle = { x: 450, y: 350 };
  await page.mouse.move(middle.x, middle.y);
  if (move === "pan") {
    await page.mouse.down();
    // Past the distance from which on a press is a drag.
    await page.mouse.move(middle.x + 6, middle.y);
  }
  const before = browserCpuMs(pid);
  const times: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    await page.evaluate(() => {
      Reflect.set(globalThis, "waiting", globalThis.bench!.nextFrame());
    });
    const angle = (frame / frames) * 2 * Math.PI;
    if (move === "pan")
      await page.mouse.move(middle.x + 160 * Math.sin(angle), middle.y + 90 * Math.sin(2 * angle));
    else await page.mouse.wheel(0, frame < frames / 2 ? -40 : 40);
    times.push(await page.evaluate(async () => Number(await Reflect.get(globalThis, "waiting"))));
  }
  const after = await whenIdle(page, pid);
  if (move === "pan") await page.mouse.up();
  return {
    times,
    renderer: (after.renderer - before.renderer) / frames,
    graphics: (after.graphics - before.graphics) / frames,
  };
}

/** The graphics process may still be busy with what it was given: its time counts until it rests. */
async function whenIdle(page: Page, pid: number) {
  let last = browserCpuMs(pid);
  for (let tries = 0; tries < 120; tries++) {
    await page.waitForTimeout(400);
    const now = browserCpuMs(pid);
    if (now.graphics - last.graphics < 8) return last;
    last = now;
  }
  return last;
}
