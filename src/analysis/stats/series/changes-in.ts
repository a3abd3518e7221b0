import { type ChangePoint, strongestChange } from "./e-divisive.ts";
import { maskedChange } from "./masked-change.ts";

const alpha = 0.05;
/** p up to which a change is sure enough to be called one. */
const sure = 0.01;

/** What one look at a series finds: a cut, or the two ends of a stretch that was taken back. */
export interface Look {
  readonly p: number;
  readonly cuts: readonly number[];
}

/**
 * Whether a series has a change: its strongest one (E-divisive) at .05, and where there is none, one that was taken
 * back. Null below eight runs. `seed` alone decides the draws.
 */
export function lookForChange(series: readonly number[], seed: number): Look | null {
  const strongest = strongestChange(series, seed);
  if (strongest === null) return null;
  const { index, p } = strongest;
  if (index !== null && p <= alpha) return { p, cuts: [index] };
  const masked = maskedChange(series, seed);
  return masked === null ? { p, cuts: [] } : { p: masked.p, cuts: [masked.from, masked.to] };
}

/** All changes of a series whose first look is known: it is cut at what was found, and each part looked at again. */
export function changesIn(
  series: readonly number[],
  seed: number,
  first: Look | null,
): Omit<ChangePoint, "q">[] {
  const found: Omit<ChangePoint, "q">[] = [];
  const open: { readonly from: number; readonly to: number; readonly look: Look | null }[] = [
    { from: 0, to: series.length, look: first },
  ];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { from, to, look } = part;
    if (look === null || look.cuts.length === 0) continue;
    const grade = look.p <= sure ? "change" : "possible change";
    const cuts = look.cuts.map((cut) => from + cut);
    found.push(...cuts.map((index) => ({ index, p: look.p, grade }) as const));
    const edges = [from, ...cuts, to];
    for (let at = 1; at < edges.length; at += 1) {
      const [start, end] = [edges[at - 1]!, edges[at]!];
      open.push({
        from: start,
        to: end,
        look: lookForChange(series.slice(start, end), seed),
      });
    }
  }
  return found.toSorted((a, b) => a.index - b.index);
}
