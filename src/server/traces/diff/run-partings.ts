import { groupPartings, type PartedPair, partingOf } from "#analysis/trace/diff/partings.ts";
import { spanKind } from "#contract/span.ts";
import type { PairOutcome, RunPartings, TracePair } from "#contract/run-partings.ts";
import type { Db, ReadOptions } from "../../store/db.ts";
import { type StoredPair, tracePairs } from "../../store/traces/trace-pairs.ts";
import { readManySteps } from "./read-many-steps.ts";

/** Pairs that are aligned at most; an interval tells what that leaves open. */
const mostPairs = 300;
const mostPartings = 100;
const pairsShown = 20;

interface RunsOf {
  readonly project: string;
  readonly a: string;
  readonly b: string;
  readonly metric: string | undefined;
}

/** Every pair of traces of two runs aligned, and grouped by where it parts. */
export async function runPartingsOf(
  db: Db,
  { project, ...runs }: RunsOf,
  options: ReadOptions,
): Promise<RunPartings> {
  const chosen = await tracePairs(db, { project, ...runs, most: mostPairs }, options);
  const trees = await readManySteps(
    db,
    project,
    chosen.flatMap(({ a, b }) => [a, b]),
    options,
  );
  const pairs: TracePair[] = [];
  const parted: PartedPair[] = [];
  for (const row of chosen) {
    const [a, b] = [trees.get(row.a), trees.get(row.b)];
    if (!a || !b) continue;
    const outcome = outcomeOf(row);
    pairs.push({ example: row.example, repetition: row.repetition, a: row.a, b: row.b, outcome });
    parted.push({
      place: partingOf(a, b),
      broken: outcome === "not_judged" ? null : outcome === "broken",
    });
  }
  const counts = {
    judged: countOf(pairs, (outcome) => outcome !== "not_judged"),
    broken: countOf(pairs, (outcome) => outcome === "broken"),
    fixed: countOf(pairs, (outcome) => outcome === "fixed"),
  };
  return {
    partings: groupPartings(parted)
      .slice(0, mostPartings)
      .map(({ members, path, kind, ...group }) => {
        const own = members.map((at) => pairs[at]!);
        return {
          ...group,
          path: [...path],
          kind: spanKind.parse(kind),
          count: own.length,
          judged: countOf(own, (outcome) => outcome !== "not_judged"),
          broken: countOf(own, (outcome) => outcome === "broken"),
          fixed: countOf(own, (outcome) => outcome === "fixed"),
          pairs: own
            .toSorted((one, other) => rank[one.outcome] - rank[other.outcome])
            .slice(0, pairsShown),
        };
      }),
    total: chosen[0]?.total ?? 0,
    aligned: pairs.length,
    same: parted.filter(({ place }) => place === null).length,
    unread: chosen.length - pairs.length,
    ...counts,
  };
}

const rank: Readonly<Record<PairOutcome, number>> = {
  broken: 0,
  fixed: 1,
  both_wrong: 2,
  both_right: 3,
  not_judged: 4,
};

function outcomeOf({ a_right: a, b_right: b }: StoredPair): PairOutcome {
  if (a === null || b === null) return "not_judged";
  if (a === b) return a ? "both_right" : "both_wrong";
  return a ? "broken" : "fixed";
}

function countOf(pairs: readonly TracePair[], wanted: (outcome: PairOutcome) => boolean): number {
  return pairs.filter(({ outcome }) => wanted(outcome)).length;
}
