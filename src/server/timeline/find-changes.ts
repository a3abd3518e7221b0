import { benjaminiHochberg } from "#analysis/stats/many/benjamini-hochberg.ts";
import { fnv1a32 } from "#analysis/stats/random/fnv1a32.ts";
import { changesIn, lookForChange } from "#analysis/stats/series/changes-in.ts";
import { type SeriesValues, stretchesOf } from "./segments.ts";

/** Series whose changes are looked for together. */
export interface ChangesJob {
  readonly series: readonly (SeriesValues & {
    /** What the random draws depend on: the same series is drawn the same way for everyone. */
    readonly name: string;
  })[];
}

export interface FoundChange {
  /** Place of the first run after it. */
  readonly at: number;
  readonly p: number;
  readonly grade: "change" | "possible_change";
}

export interface FoundChanges {
  /** Of the strongest change, adjusted over all series; null where a series is too short. */
  readonly p: number | null;
  readonly changes: readonly FoundChange[];
}

const alpha = 0.05;
/** Series are only looked at so far back, to bound the time. */
const mostRuns = 200;

/**
 * Change points of several series (E-divisive within stretches of comparable runs, and where that finds nothing a
 * second look for a change that was taken back). The p of each series' strongest change is adjusted over all of
 * them, and a series whose adjusted p is above .05 has none: among twenty flat series one has a change by chance.
 */
export function findChanges({ series }: ChangesJob): FoundChanges[] {
  const looked = series.map((one) => {
    const seed = fnv1a32(one.name);
    const stretches = stretchesOf(one).map(({ from, to }) => ({
      from: Math.max(from, to - mostRuns),
      to,
    }));
    const firsts = stretches.map(({ from, to }) => lookForChange(one.values.slice(from, to), seed));
    const ps = firsts.flatMap((first) => (first === null ? [] : [first.p]));
    // Several stretches are several looks at one series.
    const p = ps.length === 0 ? null : Math.min(1, Math.min(...ps) * ps.length);
    return { one, seed, stretches, firsts, p };
  });
  const tested = looked.filter(({ p }) => p !== null);
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p ?? 1));
  const adjustedOf = new Map(tested.map((each, at) => [each, adjusted[at]!]));
  return looked.map((each) => {
    const p = adjustedOf.get(each) ?? null;
    if (p === null || p > alpha) return { p, changes: [] };
    const changes = each.stretches.flatMap(({ from, to }, at): FoundChange[] => {
      const first = each.firsts[at] ?? null;
      return changesIn(each.one.values.slice(from, to), each.seed, first).map((found) => ({
        at: from + found.index,
        p: found.p,
        grade: found.grade === "change" ? "change" : "possible_change",
      }));
    });
    return { p, changes };
  });
}
