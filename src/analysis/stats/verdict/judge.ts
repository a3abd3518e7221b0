import { benjaminiHochberg } from "../many/benjamini-hochberg.ts";
import { holm } from "../many/holm.ts";
import { logEValue } from "../pass-fail/e-value.ts";
import { assess, seedOf } from "./assess.ts";
import type { Assessment } from "./assessment.ts";
import { marginOf, type Cell } from "./cell.ts";
import { blockOf, decide, type Decision } from "./decide.ts";
import {
  engine,
  wholeSlice,
  type AdjustedP,
  type BlockReason,
  type Interim,
  type Verdict,
} from "./verdict.ts";
import { bestRuns, slicesThatDisagree, warningsOf } from "./warnings.ts";

interface Assessed {
  readonly cell: Cell;
  readonly assessment: Assessment;
  readonly block: BlockReason | null;
}

/**
 * The verdicts of one comparison: all cells of all runs against one baseline, in the order given.
 *
 * Cells of the slice "(all)" are one Holm family over runs and metrics, since a headline must not be a
 * false alarm; all other cells are one Benjamini-Hochberg family. A cell that is not judged is in none. A
 * subset of the cells is another question: families, and with them verdicts, change with it.
 */
export function judge(cells: readonly Cell[]): Verdict[] {
  const assessed = cells.map((cell): Assessed => {
    const assessment = assess(cell);
    return { cell, assessment, block: blockOf(cell, assessment) };
  });
  const ps = adjustedPs(assessed);
  const verdicts = assessed.map((each, at) => verdictOf(each, ps[at] ?? null));
  const disagreeing = slicesThatDisagree(verdicts);
  const best = bestRuns(verdicts);
  return verdicts.map((verdict): Verdict => {
    const bestOf = best.get(verdict) ?? null;
    if (bestOf === null && !disagreeing.has(verdict)) return verdict;
    const warnings = [...verdict.warnings];
    if (disagreeing.has(verdict)) warnings.push("slices_disagree");
    if (bestOf !== null) warnings.push("best_of_k");
    return { ...verdict, bestOf, warnings };
  });
}

/** Adjusted within each family, in the order of cells. */
function adjustedPs(assessed: readonly Assessed[]): (AdjustedP | null)[] {
  const found: (AdjustedP | null)[] = assessed.map(() => null);
  for (const family of ["headline", "slices"] as const) {
    const members = assessed.flatMap(({ cell, assessment, block }, at) =>
      (cell.slice === wholeSlice) === (family === "headline") && assessment.p !== null
        ? [{ at, p: assessment.p, judged: block === null, shown: block === "no_shared_examples" }]
        : [],
    );
    const judged = members.filter((member) => member.judged);
    const adjust = family === "headline" ? "holm" : "bh";
    const raws = judged.map(({ p }) => p.raw);
    const adjusted = adjust === "holm" ? holm(raws) : benjaminiHochberg(raws);
    const common = { adjust, family, m: judged.length } as const;
    for (const [place, { at, p }] of judged.entries())
      found[at] = { ...p, adjusted: adjusted[place] ?? null, ...common };
    for (const { at, p, shown } of members)
      if (shown) found[at] = { ...p, adjusted: null, ...common };
  }
  return found;
}

function verdictOf({ cell, assessment, block }: Assessed, p: AdjustedP | null): Verdict {
  const { metric, slice, baseline, run, measure, direction, counts } = cell;
  const { values, changes, paired, groups, draws } = assessment;
  const margin = marginOf(cell);
  const decision: Decision =
    block === null
      ? decide(assessment, p?.adjusted ?? 1, direction, margin)
      : { status: "not_enough_data", reason: block };
  // A run that is filling up would be looked at until it pleases; other versions measure other things.
  const valuesOnly =
    block === "run_unfinished" ||
    block === "scorer_version_differs" ||
    block === "dataset_version_differs";
  return {
    metric,
    slice,
    baseline,
    run,
    measure,
    direction,
    ...decision,
    values,
    ci: valuesOnly ? null : assessment.ci,
    p,
    n: { ...counts, paired, groups },
    changes,
    mde: valuesOnly ? null : assessment.mde,
    margin,
    interim: interimOf(cell, assessment),
    bestOf: null,
    warnings: warningsOf(cell, assessment, decision, p),
    seed: draws === null ? null : seedOf(cell),
    draws,
    engine,
  };
}

function interimOf({ progress, measure, counts }: Cell, { changes }: Assessment): Interim | null {
  if (progress === null) return null;
  const single = measure === "pass" && counts.repeats.every((repeats) => repeats === 1);
  return { ...progress, eValue: single ? eValueOf(changes.losses, changes.wins) : null };
}

/** Kept finite: beyond the range of a double the evidence is overwhelming anyway. */
function eValueOf(losses: number, wins: number): number {
  return Math.min(Number.MAX_VALUE, Math.exp(logEValue(losses, wins)));
}
