import type { Comparison } from "#contract/compare.ts";
import { pairedT } from "#analysis/stats/paired/paired-t.ts";
import { passHatK } from "#analysis/stats/pass-fail/pass-k.ts";
import type { JudgedQuantity } from "./judge-job.ts";
import type { RunColumn } from "./run-column.ts";

type PassPower = Comparison["passPowers"][number];

const mostPower = 10;

/**
 * pass^k of every run that repeats its examples, k up to the repetitions: the mean over the examples that were
 * tried so often, with its t interval over examples.
 */
export function passPowersOf(
  { quantity, baseline, others }: JudgedQuantity,
  members: Int32Array | null,
): PassPower[] {
  if (quantity.measure !== "pass") return [];
  return [baseline, ...others.map(({ column }) => column)].flatMap((column) =>
    powersOf(column, quantity.name, members),
  );
}

function powersOf(column: RunColumn, metric: string, members: Int32Array | null): PassPower[] {
  let most = 0;
  for (const tries of column.tries) most = Math.max(most, tries);
  if (most < 2) return [];
  return Array.from({ length: Math.min(most, mostPower) }, (_, index) => {
    const k = index + 1;
    const chances: number[] = [];
    const length = members?.length ?? column.values.length;
    for (let at = 0; at < length; at++) {
      const place = members === null ? at : members[at]!;
      const tries = column.tries[place]!;
      if (tries === 0) continue;
      // Where several scorers agree on a share, no try has passed for sure.
      const passes = Math.floor(column.values[place]! * tries + 1e-9);
      const chance = passHatK(passes, tries, k);
      if (chance !== null) chances.push(chance);
    }
    const { mean: value, ci, n } = pairedT(chances);
    return { run: column.run, metric, k, value, low: ci?.low ?? null, high: ci?.high ?? null, n };
  });
}
