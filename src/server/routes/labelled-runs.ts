import { ProblemError } from "#contract/problem.ts";
import type { Metric } from "#contract/registries.ts";
import type { ReadOptions } from "../store/db.ts";
import type { Db } from "../store/db.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import { datasetsOfRuns } from "../store/evaluation/runs.ts";
import type { LabelledScope } from "../store/labels/labelled-scope.ts";
import { withSavedSlices } from "../store/saved-slices.ts";

const mostRuns = 20;

interface ScopeInput {
  readonly p: string;
  readonly runs: readonly string[];
  readonly metric: string;
  readonly where?: string | undefined;
}

/** The runs and the metric that scores are asked for, checked. */
export async function readScope(
  db: Db,
  { p, runs: ids, metric: name, where }: ScopeInput,
  options: ReadOptions,
): Promise<{ scope: LabelledScope; metric: Metric }> {
  const runs = [...new Set(ids)];
  if (runs.length === 0 || runs.length > mostRuns)
    throw new ProblemError("bad_request", `Choose one to ${mostRuns} runs.`, {
      hint: "Write ?runs=A,B.",
    });
  const [datasets, metrics] = await Promise.all([
    datasetsOfRuns(db, p, runs, options),
    metricsOf(db, p, undefined, options),
  ]);
  const missing = runs.filter((id) => !datasets.has(id)).map((id) => `"${id}"`);
  if (missing.length > 0)
    throw new ProblemError("not_found", `There is no run ${missing.join(", ")} in ${p}.`);
  const named = new Set([...datasets.values()].filter(Boolean));
  if (named.size > 1)
    throw new ProblemError(
      "bad_request",
      `These runs are over different datasets: ${[...named].join(", ")}.`,
      { hint: "Choose runs over one dataset." },
    );
  const metric = metrics.find((each) => each.name === name);
  if (!metric)
    throw new ProblemError("not_found", `There is no metric "${name}" in ${p}.`, {
      hint: "Send a metric record, or score something by it.",
    });
  const [dataset = ""] = named;
  const names = new Set(metrics.map((each) => each.name));
  const whole = where && (await withSavedSlices(db, p, where));
  const scope = { project: p, runs, dataset, metric: name, metrics: names, where: whole };
  return { scope, metric };
}
