import { ProblemError } from "#contract/problem.ts";
import type { Scorer } from "../store/comparison/scorers.ts";

export type ChosenScorer = Pick<Scorer, "name" | "version" | "source">;

/** The scorer of a metric in each run; null where people alone scored it, absent where nobody did. */
export type ChosenScorers = ReadonlyMap<string, ChosenScorer | null>;

/**
 * One scorer for a metric: of those that scored it in the baseline the one that scored it in most runs, the
 * latest of them. A run without it keeps its own latest scorer, and is not comparable then.
 */
export function chooseScorers(
  scorers: readonly Scorer[],
  metric: string,
  runs: readonly string[],
  wanted: string | undefined,
): ChosenScorers {
  const all = scorers.filter((each) => each.metric === metric);
  const machines = all.filter(({ source }) => source !== "human");
  const named = wanted === undefined ? [] : machines.filter((each) => isNamed(each, wanted));
  const pool = named.length > 0 ? named : machines;
  const ofRun = (run: string): Scorer[] => pool.filter((each) => each.run === run);
  const ofBaseline = ofRun(runs.find((run) => ofRun(run).length > 0) ?? "");
  const reach = (scorer: Scorer): number =>
    runs.filter((run) => ofRun(run).some((each) => isSame(each, scorer))).length;
  const common = ofBaseline.toSorted((a, b) => reach(b) - reach(a) || b.latest - a.latest)[0];
  const chosen = new Map<string, ChosenScorer | null>();
  for (const run of runs) {
    const own = ofRun(run);
    const scorer = own.find((each) => common && isSame(each, common)) ?? own[0];
    if (scorer) chosen.set(run, scorer);
    else if (all.some((each) => each.run === run)) chosen.set(run, fallbackOf(machines, run));
  }
  return chosen;
}

/** What scored a run that the wanted scorer did not: its own latest, or people. */
function fallbackOf(machines: readonly Scorer[], run: string): ChosenScorer | null {
  return machines.find((each) => each.run === run) ?? null;
}

export function isSame(a: ChosenScorer | null, b: ChosenScorer | null): boolean {
  return a === null || b === null ? a === b : a.name === b.name && a.version === b.version;
}

/** `name`, or `name@version`. */
function isNamed({ name, version }: Scorer, wanted: string): boolean {
  return wanted === name || wanted === `${name}@${version}`;
}

export function refuseUnknownScorer(scorers: readonly Scorer[], wanted: string | undefined): void {
  if (wanted === undefined || scorers.some((each) => isNamed(each, wanted))) return;
  throw new ProblemError("not_found", `No evaluator "${wanted}" scored these runs.`, {
    hint: "Write ?evaluator=name or ?evaluator=name@version.",
  });
}
