import type { Page } from "@playwright/test";
import { browserPid, launch } from "./browser.ts";
import { rendererCpuMs } from "./renderer-cpu.ts";

const moves = 200;
/** What comes after the page can be used: changes that were looked for, the heat map. */
const settleMs = 2000;

/**
 * Runs inside the page: the time at which every chart in the window is drawn and the page answers an input. What lies
 * below the window is drawn after that.
 */
async function usable(sign: string): Promise<number> {
  const isDrawn = () => {
    const all = [...document.querySelectorAll(sign)];
    const charts = [...document.querySelectorAll("li a > div")].filter(
      (each) => each.getBoundingClientRect().top < window.innerHeight,
    );
    return (
      all.length > 0 &&
      all.every((each) => !(each instanceof HTMLCanvasElement) || each.width > 0) &&
      (sign !== "canvas" || charts.every((each) => each.querySelector("canvas")))
    );
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

export interface Opening {
  readonly usableMs: number;
  readonly cpuMs: number;
  readonly answers: number;
  /** CPU of one move of the pointer over the chart; undefined where there is none. */
  readonly moveMs: number | undefined;
}

/** What to look for on a page, and where to point at it. */
export interface Look {
  /** Selector of what is there when the page can be used. */
  readonly sign: string;
  /** Selector of the chart that the pointer moves over. */
  readonly chart?: string;
}

/** A page in a fresh browser, the second time it is opened there. */
export async function openPage(path: string, { sign, chart }: Look): Promise<Opening> {
  const browser = await launch();
  try {
    const pid = await browserPid(browser);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    // Warm: scripts are in the browser's cache, answers in the server's.
    const first = await context.newPage();
    await first.addInitScript("globalThis.__name = (each) => each");
    await first.goto(path);
    await first.evaluate(usable, sign);
    await first.waitForTimeout(settleMs);
    await first.close();
    const page = await context.newPage();
    await page.addInitScript("globalThis.__name = (each) => each");
    const before = rendererCpuMs(pid);
    await page.goto(path, { waitUntil: "commit" });
    const usableMs = await page.evaluate(usable, sign);
    await page.waitForTimeout(settleMs);
    const cpuMs = rendererCpuMs(pid) - before;
    const { answers } = await page.evaluate(transferred);
    return {
      usableMs,
      cpuMs,
      answers,
      moveMs: chart === undefined ? undefined : await pointAt(page, pid, chart),
    };
  } finally {
    await browser.close();
  }
}

async function pointAt(page: Page, pid: number, chart: string): Promise<number> {
  const box = await page.locator(chart).boundingBox();
  if (!box) throw new Error("There is no chart to point at.");
  await page.waitForTimeout(400);
  const before = rendererCpuMs(pid);
  for (let move = 0; move < moves; move++)
    await page.mouse.move(box.x + 70 + ((box.width - 90) * move) / moves, box.y + 120);
  return (rendererCpuMs(pid) - before) / moves;
}
