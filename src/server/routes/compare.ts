import { type ComparedValue, compareExamples, compareRuns, getResult } from "#contract/compare.ts";
import { ProblemError } from "#contract/problem.ts";
import type { Run } from "#contract/runs.ts";
import { route } from "../route.ts";
import { compareValues, sliceKeysOf, wholeSlice } from "../store/evaluation/compare-values.ts";
import { matrixOrder } from "../store/evaluation/matrix-order.ts";
import { matrixPage } from "../store/evaluation/matrix-page.ts";
import { directionOf, metricNamesOf, metricsOf } from "../store/evaluation/metrics.ts";
import { resultDetail } from "../store/evaluation/result-detail.ts";
import { datasetsOfRuns, runsByIds } from "../store/evaluation/runs.ts";
import { pageLimit } from "./page.ts";

const mostRuns = 20;

export const compareRoutes = [
  route(
    compareRuns,
    async ({ p, runs: ids, baseline, metrics: wanted, slices }, { store, signal }) => {
      const order = comparedOrder(ids, baseline);
      const [runs, all] = await Promise.all([
        runsByIds(store.db, p, order, { signal }),
        metricsOf(store.db, p, order, { signal }),
      ]);
      refuseMissing(p, order, (id) => runs.some((run) => run.id === id));
      const dataset = datasetOf(runs.map((run) => run.dataset));
      const metrics = wanted ? all.filter(({ name }) => wanted.includes(name)) : all;
      const sliced = slices === undefined ? undefined : { dataset, key: slices };
      const [sliceKeys, ...values] = await Promise.all([
        sliceKeysOf(store.db, p, dataset, { signal }),
        ...metrics.map((metric) =>
          compareValues(store.db, { project: p, runs: order, metric, slices: sliced }, { signal }),
        ),
      ]);
      return {
        baseline: order[0],
        runs,
        metrics,
        sliceKeys,
        values: values.flat().map((each) => orTotal(each, runs)),
      };
    },
  ),
  route(
    compareExamples,
    async ({ p, runs: ids, baseline, metric, where, cursor, limit, ...view }, call) => {
      const { db } = call.store;
      const { signal } = call;
      const order = comparedOrder(ids, baseline);
      const [datasets, names] = await Promise.all([
        datasetsOfRuns(db, p, order, { signal }),
        metricNamesOf(db, p, order, { signal }),
      ]);
      refuseMissing(p, order, (id) => datasets.has(id));
      const chosen = chosenMetric(names, metric);
      const place = {
        project: p,
        runs: order,
        dataset: datasetOf(order.map((id) => datasets.get(id))),
        metric: chosen,
      };
      const offset = readOffset(cursor);
      const page = await matrixOrder(
        db,
        {
          ...place,
          direction: await directionOf(db, p, chosen, { signal }),
          metrics: new Set(names),
          where,
          sort: view.sort ?? "worst",
          show: view.show ?? "all",
          offset,
          limit: pageLimit(limit),
        },
        { signal },
      );
      const end = offset + page.rows.length;
      return {
        items: await matrixPage(db, place, page, { signal }),
        nextCursor: end < page.total && page.rows.length > 0 ? String(end) : null,
        total: page.total,
      };
    },
  ),
  route(getResult, async ({ p, run: id, example }, { store, signal }) => {
    const datasets = await datasetsOfRuns(store.db, p, [id], { signal });
    refuseMissing(p, [id], (each) => datasets.has(each));
    const place = { project: p, run: id, dataset: datasets.get(id) ?? "", example };
    return resultDetail(store.db, place, { signal });
  }),
];

/** A value that was sent for the whole run stands where no example was scored. */
function orTotal(each: ComparedValue, runs: readonly Run[]): ComparedValue {
  if (each.n > 0 || each.slice !== wholeSlice) return each;
  const { metrics = [] } = runs.find(({ id }) => id === each.run) ?? {};
  const total = metrics.find(({ metric }) => metric === each.metric);
  return total ? { ...each, value: total.value, n: total.n } : each;
}

/** Ids of the runs to compare, the baseline first. */
function comparedOrder(
  ids: readonly string[],
  baseline: string | undefined,
): readonly [string, ...string[]] {
  const unique = [...new Set(ids)];
  const first = baseline ?? unique[0];
  if (unique.length > mostRuns || first === undefined || !unique.includes(first))
    throw new ProblemError(
      "bad_request",
      `Compare takes two to ${mostRuns} runs, one of them the baseline.`,
      { hint: "Write ?runs=A,B&baseline=A." },
    );
  return [first, ...unique.filter((id) => id !== first)];
}

function refuseMissing(
  project: string,
  order: readonly string[],
  has: (id: string) => boolean,
): void {
  const missing = order.filter((id) => !has(id)).map((id) => `"${id}"`);
  if (missing.length > 0)
    throw new ProblemError("not_found", `There is no run ${missing.join(", ")} in ${project}.`);
}

/** The dataset whose examples the rows are: the first that a run names, the baseline's if it does. */
function datasetOf(datasets: readonly (string | null | undefined)[]): string {
  return datasets.find((dataset) => dataset) ?? "";
}

function chosenMetric(names: readonly string[], wanted: string | undefined): string {
  if (wanted === undefined) return names[0] ?? "";
  if (!names.includes(wanted))
    throw new ProblemError("not_found", `None of these runs has the metric "${wanted}".`);
  return wanted;
}

function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.");
  return Number(cursor);
}
