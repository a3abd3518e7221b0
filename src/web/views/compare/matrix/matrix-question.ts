import type { CompareView } from "../compare-view.ts";
import { scoresNeeded } from "./matrix-columns.ts";
import type { MatrixQuestion } from "./use-matrix-pages.ts";

/** What is asked of the server for the view in the address. */
export function matrixQuestion(view: CompareView, columns: readonly string[]): MatrixQuestion {
  const { project, comparison, metric, run, state } = view;
  const scores = scoresNeeded(columns, metric.isFigure ? undefined : metric.name);
  return {
    p: project,
    runs: comparison.runs.map(({ id }) => id),
    baseline: comparison.baseline,
    errored: state.errored,
    groups: state.groups,
    evaluator: state.evaluator,
    metric: metric.name,
    run: run.id,
    where: state.where,
    sort: state.sort,
    show: state.show,
    ...(scores.length > 0 && { scores }),
  };
}
