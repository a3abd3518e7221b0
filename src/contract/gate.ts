import type { Run } from "./runs.ts";

/** Metric by which a run remembers whether it passed the gate. */
export const gateMetric = "gate";

/** In place of a baseline: the newest run before it that did not fail the gate. */
export const lastPassing = "last-passing";

/** What the choice of a baseline depends on. */
export type GatedRun = Pick<Run, "id" | "status" | "startedAt" | "metrics">;

/** The newest completed run before this one that did not fail the gate; `runs` come the newest first. */
export function lastPassingRun<One extends GatedRun>(
  run: GatedRun,
  runs: readonly One[],
): One | undefined {
  return runs.find(
    (other) =>
      other.id !== run.id &&
      other.status === "completed" &&
      startedBefore(other, run) &&
      !failedGate(other),
  );
}

function startedBefore(a: GatedRun, b: GatedRun): boolean {
  return a.startedAt === null || b.startedAt === null || a.startedAt <= b.startedAt;
}

function failedGate({ metrics }: GatedRun): boolean {
  return metrics.some(({ metric, value }) => metric === gateMetric && value === 0);
}
