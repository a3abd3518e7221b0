import { compareExamplesAmong, compareRuns, findSlices } from "#contract/compare.ts";
import { compareExamples, getResult } from "#contract/matrix.ts";
import { ProblemError } from "#contract/problem.ts";
import { compareExamplesPage } from "../compare/compare-examples.ts";
import { compareRuns as compared } from "../compare/compare-runs.ts";
import { findWorseSlices } from "../compare/slice-finder.ts";
import { route } from "../route.ts";
import { resultDetail } from "../store/evaluation/result-detail.ts";
import { datasetsOfRuns } from "../store/evaluation/runs.ts";
import { pageLimit } from "./page.ts";

export const compareRoutes = [
  route(compareRuns, ({ p, ...query }, { comparing, textHealth, signal }) =>
    compared(comparing, textHealth, { project: p, ...query }, signal),
  ),
  route(compareExamplesAmong, ({ p, ...query }, { comparing, textHealth, body, signal }) =>
    compared(comparing, textHealth, { project: p, ...query, ...body }, signal),
  ),
  route(compareExamples, ({ limit, ...input }, { comparing, signal }) =>
    compareExamplesPage(comparing, input, pageLimit(limit), signal),
  ),
  route(findSlices, (input, { comparing, signal }) => findWorseSlices(comparing, input, signal)),
  route(getResult, async ({ p, run: id, example }, { store, signal }) => {
    const datasets = await datasetsOfRuns(store.db, p, [id], { signal });
    const dataset = datasets.get(id);
    if (dataset === undefined)
      throw new ProblemError("not_found", `There is no run "${id}" in ${p}.`);
    return resultDetail(store.db, { project: p, run: id, dataset, example }, { signal });
  }),
];
