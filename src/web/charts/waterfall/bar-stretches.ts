import type { CriticalPath } from "#analysis/trace/critical-path.ts";
import type { TimeWindow } from "#analysis/trace/waterfall-scale.ts";
import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";

/** Pairs of left and right edges, px from the start of the bars, left to right. */
export type Stretches = readonly number[];

/**
 * Parts of bars as whole pixels, remembered while the time in sight and the width stay: a bar may have
 * 100,000 children, and scrolling shows it sixty times a second.
 */
export class BarStretches {
  readonly #own = new Map<number, Stretches>();
  readonly #path = new Map<number, Stretches>();
  readonly #perMs: number;

  readonly #waterfall: Waterfall;
  readonly #window: TimeWindow;
  readonly #width: number;
  readonly #criticalPath: CriticalPath | undefined;

  constructor(
    waterfall: Waterfall,
    window: TimeWindow,
    width: number,
    path: CriticalPath | undefined,
  ) {
    this.#waterfall = waterfall;
    this.#window = window;
    this.#width = Math.ceil(width);
    this.#criticalPath = path;
    this.#perMs = window.to > window.from ? width / (window.to - window.from) : 0;
  }

  /** Where a row ran and none of its children did. */
  own(row: number): Stretches {
    return remembered(this.#own, row, () => {
      const { startMs, durationMs, end } = this.#waterfall;
      const left = this.#pixel(startMs[row]!);
      const alone = new Uint8Array(this.#width + 1);
      alone.fill(1, left, this.#pixel(startMs[row]! + durationMs[row]!));
      for (let child = row + 1; child < end[row]!; child = end[child]!) {
        const from = this.#pixel(startMs[child]!);
        const to = this.#pixel(startMs[child]! + durationMs[child]!);
        if (to === from + 1) alone[from] = 0;
        else if (to > from) alone.fill(0, from, to);
      }
      return runsOf(alone);
    });
  }

  /** Where the critical path runs through a row itself; through all below it too if `whole`. */
  onPath(row: number, whole: boolean): Stretches {
    const path = this.#criticalPath;
    if (!path || path.leaveMs[row]! <= path.enterMs[row]!) return none;
    if (whole) return this.#edges(path.enterMs[row]!, path.leaveMs[row]!);
    return remembered(this.#path, row, () => {
      if (path.length[row] === 0) return none;
      const marked = new Uint8Array(this.#width + 1);
      // A thousand gaps of a millisecond would fill an hour's bar; what is short shows in its own row.
      const narrowest = this.#waterfall.end[row]! > row + 1 ? 0 : 1;
      for (let at = path.first[row]!; at < path.first[row]! + path.length[row]!; at++) {
        const [from, to] = this.#edges(path.fromMs[at]!, path.toMs[at]!, narrowest);
        if (from !== undefined && to !== undefined) marked.fill(1, from, to);
      }
      return runsOf(marked);
    });
  }

  /** None where nothing of it is in sight. */
  #edges(fromMs: number, toMs: number, narrowest = 1): Stretches {
    if (toMs < this.#window.from || fromMs > this.#window.to) return none;
    const from = this.#pixel(fromMs);
    return [from, Math.max(from + narrowest, this.#pixel(toMs))];
  }

  #pixel(ms: number): number {
    const x = Math.round((ms - this.#window.from) * this.#perMs);
    return Math.max(0, Math.min(this.#width, x));
  }
}

const none: Stretches = [];
const mostRemembered = 5000;

function remembered(known: Map<number, Stretches>, row: number, make: () => Stretches): Stretches {
  let stretches = known.get(row);
  if (!stretches) {
    if (known.size > mostRemembered) known.clear();
    known.set(row, (stretches = make()));
  }
  return stretches;
}

function runsOf(marked: Uint8Array): Stretches {
  const runs: number[] = [];
  for (let x = marked.indexOf(1); x >= 0;) {
    const end = marked.indexOf(0, x);
    runs.push(x, end < 0 ? marked.length : end);
    x = end < 0 ? -1 : marked.indexOf(1, end);
  }
  return runs;
}
