import { type CriticalPath, ownPathMs } from "./critical-path.ts";
import { noSpan, rowFlag, type Waterfall, type WaterfallSource } from "./waterfall-columns.ts";

/** All spans of a trace with one name and one kind, in numbers. NaN is "not known". */
export interface StepTotal {
  readonly name: string;
  readonly kind: string;
  readonly count: number;
  readonly failed: number;
  /** Sum of durations; parallel spans add up. */
  readonly totalMs: number;
  /** Sum of the time in which no child ran. */
  readonly selfMs: number;
  /** Time on the critical path, without children. */
  readonly pathMs: number;
  /** Of spans below which nobody reports: wrappers repeat what their calls said. */
  readonly tokens: number;
  readonly costUsd: number;
  /** The row with the most time of its own. */
  readonly row: number;
}

export type StepOrder = "path" | "self" | "total" | "count" | "failed" | "tokens" | "cost";

type StepSource = Pick<WaterfallSource, "totalTokens" | "costUsd"> & {
  readonly name: { readonly values: readonly (string | null)[]; readonly at: ArrayLike<number> };
};

type Sums = { -readonly [Key in keyof StepTotal]: StepTotal[Key] } & { mostMs: number };

/** Groups the rows by name and kind, in the order they come. O(n). */
export function stepTotals(
  waterfall: Waterfall,
  source: StepSource,
  selfMs: Float64Array,
  path: CriticalPath,
): StepTotal[] {
  const { count, span, kind, kinds, flags, durationMs } = waterfall;
  const tokens = deepestReports(waterfall, source.totalTokens);
  const costs = deepestReports(waterfall, source.costUsd);
  const groups = new Map<number, Sums>();
  for (let row = 0; row < count; row++) {
    const index = span[row]!;
    if (index === noSpan) continue;
    const key = source.name.at[index]! * kinds.length + kind[row]!;
    let sums = groups.get(key);
    if (!sums) {
      const name = source.name.values[source.name.at[index]!] ?? "";
      groups.set(key, (sums = emptySums(name, kinds[kind[row]!]!, row)));
    }
    sums.count++;
    if (flags[row]! & rowFlag.error) sums.failed++;
    const own = selfMs[row]!;
    if (!Number.isNaN(own)) sums.totalMs = plus(sums.totalMs, durationMs[row]!);
    sums.selfMs = plus(sums.selfMs, own);
    if (waterfall.timing === "real") sums.pathMs = plus(sums.pathMs, ownPathMs(path, row));
    if (tokens[row]) sums.tokens = plus(sums.tokens, source.totalTokens[index]!);
    if (costs[row]) sums.costUsd = plus(sums.costUsd, source.costUsd[index]!);
    if (own > sums.mostMs) {
      sums.mostMs = own;
      sums.row = row;
    }
  }
  return Array.from(groups.values(), withoutMost);
}

function withoutMost({ mostMs: _mostMs, ...total }: Sums): StepTotal {
  return total;
}

function emptySums(name: string, kind: string, row: number): Sums {
  const unknown = Number.NaN;
  const times = { totalMs: unknown, selfMs: unknown, pathMs: unknown };
  return {
    name,
    kind,
    row,
    count: 0,
    failed: 0,
    ...times,
    tokens: unknown,
    costUsd: unknown,
    mostMs: 0,
  };
}

function plus(sum: number, value: number): number {
  if (Number.isNaN(value)) return sum;
  return Number.isNaN(sum) ? value : sum + value;
}

/** Per row 1 where it reports a value and no row below it does. */
function deepestReports({ count, span, parent }: Waterfall, values: Float64Array): Uint8Array {
  const below = new Uint8Array(count);
  const counts = new Uint8Array(count);
  for (let row = count - 1; row >= 0; row--) {
    const reports = !Number.isNaN(values[span[row]!] ?? Number.NaN);
    counts[row] = reports && !below[row] ? 1 : 0;
    const owner = parent[row]!;
    if (owner >= 0 && (reports || below[row])) below[owner] = 1;
  }
  return counts;
}

const valueOf: Readonly<Record<StepOrder, (step: StepTotal) => number>> = {
  path: ({ pathMs }) => pathMs,
  self: ({ selfMs }) => selfMs,
  total: ({ totalMs }) => totalMs,
  count: ({ count }) => count,
  failed: ({ failed }) => failed,
  tokens: ({ tokens }) => tokens,
  cost: ({ costUsd }) => costUsd,
};

/** The most first, what is not known last, then by name. */
export function sortedSteps(steps: readonly StepTotal[], order: StepOrder): StepTotal[] {
  const rank = (step: StepTotal) => {
    const value = valueOf[order](step);
    return Number.isNaN(value) ? -Infinity : value;
  };
  return steps.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x === y ? (a.name < b.name ? -1 : a.name > b.name ? 1 : a.row - b.row) : y - x;
  });
}
