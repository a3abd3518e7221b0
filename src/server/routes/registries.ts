import { ProblemError } from "#contract/problem.ts";
import {
  getPrompt,
  listDatasets,
  listExamples,
  listMetrics,
  listPrompts,
  listSlices,
} from "#contract/registries.ts";
import { route } from "../route.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import * as registries from "../store/registries.ts";
import { pageLimit, pageOf } from "./page.ts";

interface PageInput {
  readonly p: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

function namePage({ p, cursor = "", limit }: PageInput) {
  const size = pageLimit(limit);
  return { size, page: { project: p, after: cursor, limit: size + 1 } };
}

const byName = ({ name }: { readonly name: string }): string => name;

export const registryRoutes = [
  route(listPrompts, async (input, { store, signal }) => {
    const { size, page } = namePage(input);
    return pageOf(await registries.listPrompts(store.db, page, { signal }), size, byName);
  }),
  route(getPrompt, async ({ p, name }, { store, signal }) => {
    const prompt = await registries.readPrompt(store.db, p, name, { signal });
    if (!prompt) throw new ProblemError("not_found", `There is no prompt "${name}" in ${p}.`);
    return prompt;
  }),
  route(listDatasets, async (input, { store, signal }) => {
    const { size, page } = namePage(input);
    return pageOf(await registries.listDatasets(store.db, page, { signal }), size, byName);
  }),
  route(listExamples, async ({ name, search = "", ...input }, { store, signal }) => {
    const { size, page } = namePage(input);
    const query = { ...page, dataset: name, search };
    return pageOf(await registries.listExamples(store.db, query, { signal }), size, ({ id }) => id);
  }),
  route(listMetrics, async ({ p, cursor = "", limit }, { store, signal }) => {
    const metrics = await metricsOf(store.db, p, undefined, { signal });
    return pageOf(
      metrics.filter(({ name }) => name > cursor),
      pageLimit(limit),
      byName,
    );
  }),
  route(listSlices, async (input, { store, signal }) => {
    const { size, page } = namePage(input);
    return pageOf(await registries.listSlices(store.db, page, { signal }), size, byName);
  }),
];
