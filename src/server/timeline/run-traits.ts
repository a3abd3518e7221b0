import type { RunEvaluators } from "../store/timeline/series-sums.ts";
import type { StoredRun } from "../store/timeline/timeline-runs.ts";
import { type RunTraits, traitName } from "./attribute-change.ts";

/** Who scored a metric in a run, as text; "" for figures and where nobody is named. */
export type EvaluatorOf = (run: string, metric: string | null) => string;

export function evaluatorOf(evaluators: readonly RunEvaluators[]): EvaluatorOf {
  const known = new Map(
    evaluators.map(({ run, metric, evaluators: names }) => [JSON.stringify([run, metric]), names]),
  );
  return (run, metric) => (metric === null ? "" : (known.get(JSON.stringify([run, metric])) ?? ""));
}

/** What a run was made with, by name. */
export function traitsOf(run: StoredRun, metric: string | null, evaluator: EvaluatorOf): RunTraits {
  const traits = new Map<string, string>([
    [traitName("prompt"), run.prompt && `${run.prompt}@${run.prompt_version}`],
    [traitName("model"), run.model],
    [traitName("dataset"), run.dataset],
    [traitName("evaluator"), evaluator(run.run, metric)],
  ]);
  for (const [key, value] of Object.entries(run.settings))
    traits.set(traitName("setting", key), value);
  for (const [key, value] of Object.entries(run.metadata))
    traits.set(traitName("metadata", key), value);
  return traits;
}
