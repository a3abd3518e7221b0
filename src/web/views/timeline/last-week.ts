import type { Timeline, TimelineRun } from "#contract/timeline.ts";
import { formatDate } from "#web/ui/format-time.ts";

const weekMs = 7 * 86_400_000;

/** The week that is told about: the last seven days, or those before the newest run where that is older. */
export interface Week {
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Whether it ends now. */
  readonly current: boolean;
}

/** Undefined where there is no run. */
export function lastWeek({ runs }: Pick<Timeline, "runs">, nowMs: number): Week | undefined {
  const newest = runs.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), -Infinity);
  if (newest === -Infinity) return undefined;
  const current = newest >= nowMs - weekMs;
  const untilMs = current ? nowMs : newest;
  return { sinceMs: untilMs - weekMs, untilMs, current };
}

/** "in the last week", "in the week to 16 Jan" */
export function weekWords({ current, untilMs }: Week, nowMs: number): string {
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
  const byTime = runs
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
