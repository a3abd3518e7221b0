import { ProblemError } from "#contract/problem.ts";
import { getPrompt, getPromptMetrics, getPromptVersion, listPrompts } from "#contract/prompts.ts";
import { metricValue } from "../prompts/metric-values.ts";
import { route } from "../route.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import { metricMoments } from "../store/prompts/metric-moments.ts";
import * as prompts from "../store/prompts/prompts.ts";
import { pageLimit, pageOf } from "./page.ts";

export const promptRoutes = [
  route(listPrompts, async ({ p, cursor = "", limit, search = "" }, { store, signal }) => {
    const size = pageLimit(limit);
    const page = { project: p, after: cursor, limit: size + 1, search };
    return pageOf(await prompts.listPrompts(store.db, page, { signal }), size, ({ name }) => name);
  }),
  route(getPrompt, async ({ p, name }, { store, signal }) => {
    const prompt = await prompts.readPrompt(store.db, p, name, { signal });
    if (!prompt) throw new ProblemError("not_found", `There is no prompt "${name}" in ${p}.`);
    return prompt;
  }),
  route(getPromptVersion, async ({ p, name, version }, { store, signal }) => {
    const at = { project: p, prompt: name, version };
    const detail = await prompts.readPromptVersion(store.db, at, { signal });
    if (!detail)
      throw new ProblemError(
        "not_found",
        `There is no version "${version}" of the prompt "${name}" in ${p}.`,
      );
    return detail;
  }),
  route(getPromptMetrics, async ({ p, name }, { store, signal }) => {
    const moments = await metricMoments(store.db, p, name, { signal });
    const scored = new Set(moments.map(({ metric }) => metric));
    const metrics = (await metricsOf(store.db, p, undefined, { signal })).filter((metric) =>
      scored.has(metric.name),
    );
    const byName = new Map(metrics.map((metric) => [metric.name, metric]));
    return {
      metrics,
      values: moments.map((each) => metricValue(each, byName.get(each.metric))),
    };
  }),
];
