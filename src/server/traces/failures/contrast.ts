import { benjaminiHochberg } from "#analysis/stats/many/benjamini-hochberg.ts";
import { newcombeIndependent } from "#analysis/stats/pass-fail/newcombe-independent.ts";
import { fisherExact } from "#analysis/stats/unpaired/fisher-exact.ts";
import type { FailureContrast, FailureTrait } from "#contract/failures.ts";
import type { Db, ReadOptions } from "../../store/db.ts";
import {
  failingSample,
  passingSample,
  type TraitRow,
  traitsOf,
} from "../../store/traces/failure-traits.ts";
import type { TraceScope } from "../../store/traces/scope.ts";

const alpha = 0.05;
const mostTraits = 50;

/**
 * Traits that are more or less frequent among traces with a failure than among passing ones of the same root. A
 * look at what goes along with it: it need not be the cause. Undefined where no trace has the failure.
 */
export async function contrastOf(
  db: Db,
  scope: TraceScope,
  signature: string,
  options: ReadOptions,
): Promise<FailureContrast | undefined> {
  const failing = await failingSample(db, scope, signature, options);
  const root = commonest(failing.map(({ name }) => name));
  if (root === undefined) return undefined;
  const passing = await passingSample(db, scope, root, options);
  const counts = { root, failing: failing.length, passing: passing.length };
  if (passing.length === 0) return { ...counts, traits: [], tested: 0 };
  const rows = await traitsOf(db, scope.project, failing, passing, options);
  const traits = judgeTraits(rows, failing.length, passing.length);
  return { ...counts, traits: traits.slice(0, mostTraits), tested: traits.length };
}

/** Traits by how sure they are, each with the interval of its difference. */
export function judgeTraits(
  rows: readonly TraitRow[],
  failing: number,
  passing: number,
): FailureTrait[] {
  const ps = rows.map(
    (row) =>
      fisherExact(row.failing, failing - row.failing, row.passing, passing - row.passing).midP,
  );
  const adjusted = benjaminiHochberg(ps);
  return rows
    .map((row, at): FailureTrait => {
      const ci = newcombeIndependent(row.passing, passing, row.failing, failing);
      const difference = row.failing / failing - row.passing / passing;
      return {
        ...row,
        difference,
        low: ci?.low ?? difference,
        high: ci?.high ?? difference,
        p: ps[at]!,
        adjusted: adjusted[at]!,
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.adjusted <= alpha) - Number(a.adjusted <= alpha) ||
        Math.abs(b.difference) - Math.abs(a.difference) ||
        a.p - b.p,
    );
}

function commonest(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
