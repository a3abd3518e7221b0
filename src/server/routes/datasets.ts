import {
  diffDatasetVersions,
  getDatasetSchema,
  getExample,
  listDatasets,
  listDatasetVersions,
  listExamples,
} from "#contract/datasets.ts";
import { ProblemError } from "#contract/problem.ts";
import { diffPage } from "../datasets/diff-page.ts";
import { knownVersions, stateOf } from "../datasets/version-of.ts";
import { route } from "../route.ts";
import { readExample } from "../store/datasets/example-detail.ts";
import * as examples from "../store/datasets/examples.ts";
import * as datasets from "../store/datasets/list.ts";
import { readSchema } from "../store/datasets/schema.ts";
import { describeVersions } from "../store/datasets/versions.ts";
import { pageLimit, pageOf } from "./page.ts";

export const datasetRoutes = [
  route(listDatasets, async ({ p, cursor = "", limit, search = "" }, { store, signal }) => {
    const size = pageLimit(limit);
    const page = { project: p, after: cursor, limit: size + 1, search };
    return pageOf(
      await datasets.listDatasets(store.db, page, { signal }),
      size,
      ({ name }) => name,
    );
  }),
  route(listExamples, async ({ p, name, ...input }, { store, signal }) => {
    const { cursor, limit, search = "", where, split, version, characters } = input;
    const size = pageLimit(limit);
    const state = await stateOf(store.db, p, name, version, { signal });
    const query = { project: p, dataset: name, state, search, where, split };
    const [rows, total] = await Promise.all([
      examples.listExamples(
        store.db,
        { ...query, after: cursor ?? "", limit: size + 1, characters },
        { signal },
      ),
      cursor === undefined ? examples.countExamples(store.db, query, { signal }) : null,
    ]);
    return { ...pageOf(rows, size, ({ id }) => id), total };
  }),
  route(getExample, async ({ p, name, id }, { store, signal }) => {
    const at = { project: p, dataset: name, example: id };
    const detail = await readExample(store.db, at, { signal });
    if (!detail)
      throw new ProblemError("not_found", `There is no example "${id}" in the dataset "${name}".`);
    return detail;
  }),
  route(listDatasetVersions, async ({ p, name }, { store, signal }) => ({
    items: await describeVersions(store.db, p, name, { signal }),
    nextCursor: null,
  })),
  route(diffDatasetVersions, async ({ p, name, from, to, ...input }, { store, signal }) => {
    const versions = await knownVersions(store.db, p, name, [from, to], { signal });
    const size = pageLimit(input.limit, 200);
    return diffPage(
      store.db,
      {
        project: p,
        dataset: name,
        from: versions[0]!,
        to: versions[1]!,
        change: input.change,
        after: input.cursor ?? "",
        size,
      },
      { signal },
    );
  }),
  route(getDatasetSchema, async ({ p, name, version }, { store, signal }) => {
    const state = await stateOf(store.db, p, name, version, { signal });
    return readSchema(store.db, { project: p, dataset: name, state }, { signal });
  }),
];
