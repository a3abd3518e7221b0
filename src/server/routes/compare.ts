import { type ComparedValue, compareExamples, compareRuns, getResult } from "#contract/compare.ts";
import { ProblemError } from "#contract/problem.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { type Call, route } from "../route.ts";
import { compareValues, sliceKeysOf, wholeSlice } from "../store/evaluation/compare-values.ts";
import { matrixOrder } from "../store/evaluation/matrix-order.ts";
import { matrixPage } from "../store/evaluation/matrix-page.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import { resultDetail } from "../store/evaluation/result-detail.ts";
import { runsByIds } from "../store/evaluation/runs.ts";
import { pageLimit } from "./page.ts";

const mostRuns = 20;

export const compareRoutes = [
  route(compareRuns, async ({ p, runs: ids, baseline, metrics: wanted, slices }, call) => {
    const { store, signal } = call;
    const runs = await comparedRuns(call, p, ids, baseline);
    const order = runs.map(({ id }) => id);
    const dataset = datasetOf(runs);
    const all = await metricsOf(store.db, p, order, { signal });
    const metrics = wanted ? all.filter(({ name }) => wanted.includes(name)) : all;
    const sliced = slices === undefined ? undefined : { dataset, key: slices };
    const [sliceKeys, ...values] = await Promise.all([
      sliceKeysOf(store.db, p, dataset, { signal }),
      ...metrics.map((metric) =>
        compareValues(store.db, { project: p, runs: order, metric, slices: sliced }, { signal }),
      ),
    ]);
    return {
      baseline: order[0]!,
      runs,
      metrics,
      sliceKeys,
      values: values.flat().map((each) => orTotal(each, runs)),
    };
  }),
  route(
    compareExamples,
    async ({ p, runs: ids, baseline, metric: name, where, cursor, limit, ...view }, call) => {
      const { store, signal } = call;
      const runs = await comparedRuns(call, p, ids, baseline);
      const order = runs.map(({ id }) => id);
      const metrics = await metricsOf(store.db, p, order, { signal });
      const metric = chosenMetric(metrics, name);
      const place = { project: p, runs: order, dataset: datasetOf(runs) };
      const offset = readOffset(cursor);
      const size = pageLimit(limit);
      const page = await matrixOrder(
        store.db,
        {
          ...place,
          metric: metric?.name ?? "",
          direction: metric?.direction ?? "up",
          metrics: new Set(metrics.map((each) => each.name)),
          where,
          sort: view.sort ?? "worst",
          show: view.show ?? "all",
          offset,
          limit: size,
        },
        { signal },
      );
      const end = offset + page.rows.length;
      return {
        items: await matrixPage(store.db, place, page, { signal }),
        nextCursor: end < page.total && page.rows.length > 0 ? String(end) : null,
        total: page.total,
      };
    },
  ),
  route(getResult, async ({ p, run: id, example }, { store, signal }) => {
    const [run] = await runsByIds(store.db, p, [id], { signal });
    if (!run) throw new ProblemError("not_found", `There is no run "${id}" in ${p}.`);
    return resultDetail(
      store.db,
      { project: p, run: id, dataset: run.dataset ?? "", example },
      { signal },
    );
  }),
];

/** A value that was sent for the whole run stands where no example was scored. */
function orTotal(each: ComparedValue, runs: readonly Run[]): ComparedValue {
  if (each.n > 0 || each.slice !== wholeSlice) return each;
  const { metrics = [] } = runs.find(({ id }) => id === each.run) ?? {};
  const total = metrics.find(({ metric }) => metric === each.metric);
  return total ? { ...each, value: total.value, n: total.n } : each;
}

/** The runs to compare, the baseline first. */
async function comparedRuns(
  { store, signal }: Call,
  project: string,
  ids: readonly string[],
  baseline: string | undefined,
): Promise<Run[]> {
  const unique = [...new Set(ids)];
  const first = baseline ?? unique[0];
  if (
    unique.length < 1 ||
    unique.length > mostRuns ||
    first === undefined ||
    !unique.includes(first)
  )
    throw new ProblemError(
      "bad_request",
      `Compare takes two to ${mostRuns} runs, one of them the baseline.`,
      {
        hint: "Write ?runs=A,B&baseline=A.",
      },
    );
  const order = [first, ...unique.filter((id) => id !== first)];
  const runs = await runsByIds(store.db, project, order, { signal });
  const missing = order.filter((id) => !runs.some((run) => run.id === id));
  if (missing.length > 0)
    throw new ProblemError(
      "not_found",
      `There is no run ${missing.map((id) => `"${id}"`).join(", ")} in ${project}.`,
    );
  return runs;
}

/** The dataset whose examples the rows are: the baseline's. */
function datasetOf(runs: readonly Run[]): string {
  return runs.find(({ dataset }) => dataset !== null)?.dataset ?? "";
}

function chosenMetric(metrics: readonly Metric[], name: string | undefined): Metric | undefined {
  if (name === undefined) return metrics[0];
  const found = metrics.find((metric) => metric.name === name);
  if (!found) throw new ProblemError("not_found", `None of these runs has the metric "${name}".`);
  return found;
}

function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.");
  return Number(cursor);
}
