import { listMetrics, listSlices } from "#contract/registries.ts";
import { route } from "../route.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import * as registries from "../store/registries.ts";
import { pageLimit, pageOf } from "./page.ts";

const byName = ({ name }: { readonly name: string }): string => name;

export const registryRoutes = [
  route(listMetrics, async ({ p, cursor = "", limit }, { store, signal }) => {
    const metrics = await metricsOf(store.db, p, undefined, { signal });
    return pageOf(
      metrics.filter(({ name }) => name > cursor),
      pageLimit(limit),
      byName,
    );
  }),
  route(listSlices, async ({ p, cursor = "", limit }, { store, signal }) => {
    const size = pageLimit(limit);
    const page = { project: p, after: cursor, limit: size + 1 };
    return pageOf(await registries.listSlices(store.db, page, { signal }), size, byName);
  }),
];
