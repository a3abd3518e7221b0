import type { TimelineRun } from "#contract/timeline.ts";

const dayMs = 86_400_000;

/**
 * Runs whose time says when they ran: those with a start, and those that came one after the other. Several without a
 * start that came within a day were imported together, and when that was says nothing of them.
 */
export function datedRuns(runs: readonly TimelineRun[]): readonly TimelineRun[] {
  const received = runs.filter(({ started }) => !started).map(({ at }) => Date.parse(at));
  const imported =
    received.length > 1 && latestOf(received) + latestOf(received.map((at) => -at)) < dayMs;
  return imported ? runs.filter(({ started }) => started) : runs;
}

function latestOf(times: readonly number[]): number {
  return times.reduce((latest, at) => Math.max(latest, at), -Infinity);
}
