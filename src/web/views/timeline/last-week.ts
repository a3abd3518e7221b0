import type { Timeline, TimelineRun } from "#contract/timeline.ts";
import { datedRuns } from "./dated-runs.ts";
import { formatDate } from "#web/ui/format-time.ts";

const weekMs = 7 * 86_400_000;

/**
 * The week that is told about: the last seven days, or those before the newest run where that is older; all of time
 * where no run says when it was.
 */
export interface Week {
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Whether it ends now. */
  readonly current: boolean;
}

/** Undefined where there is no run. */
export function lastWeek({ runs }: Pick<Timeline, "runs">, nowMs: number): Week | undefined {
  if (runs.length === 0) return undefined;
  const newest = datedRuns(runs).reduce(
    (latest, { at }) => Math.max(latest, Date.parse(at)),
    -Infinity,
  );
  if (newest === -Infinity) return { sinceMs: -Infinity, untilMs: nowMs, current: true };
  const current = newest >= nowMs - weekMs;
  const untilMs = current ? nowMs : newest;
  return { sinceMs: untilMs - weekMs, untilMs, current };
}

/** Ids of the runs of a week. */
export function lateRuns({ runs }: Pick<Timeline, "runs">, { sinceMs }: Week): Set<string> {
  const known = sinceMs === -Infinity ? runs : datedRuns(runs);
  return new Set(known.filter(({ at }) => Date.parse(at) >= sinceMs).map(({ id }) => id));
}

/** "in the last week", "in the week to 16 Jan" */
export function weekWords({ current, sinceMs, untilMs }: Week, nowMs: number): string {
  if (sinceMs === -Infinity) return "over these runs, which say no start";
  return current ? "in the last week" : `in the week to ${formatDate(untilMs, nowMs)}`;
}

/** The newest run of an experiment, and the one that it is held against. */
export interface WeekPair {
  readonly experiment: string | null;
  readonly before: TimelineRun;
  readonly now: TimelineRun;
}

/**
 * For each experiment its newest completed run of the week and the last one before the week, the first of the week
 * where there is none; over the same dataset. The experiment with the newest run comes first.
 */
export function weekPairs({ runs }: Pick<Timeline, "runs">, { sinceMs }: Week): WeekPair[] {
  if (sinceMs === -Infinity) return [];
  const byTime = datedRuns(runs)
    .filter(({ status }) => status === "completed")
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const experiments = new Set(byTime.toReversed().map(({ experiment }) => experiment));
  return [...experiments].flatMap((experiment): WeekPair[] => {
    const own = byTime.filter((run) => run.experiment === experiment);
    const now = own.at(-1);
    if (!now || Date.parse(now.at) < sinceMs) return [];
    const peers = own.filter((run) => run !== now && run.dataset === now.dataset);
    const before = peers.findLast(({ at }) => Date.parse(at) < sinceMs) ?? peers[0];
    return before ? [{ experiment, before, now }] : [];
  });
}
