import { getDatasetHealth } from "#contract/dataset-health.ts";
import { lookAtResults } from "../datasets/health/result-health.ts";
import { route } from "../route.ts";
import { sliceKeys } from "../store/datasets/slice-keys.ts";

export const datasetHealthRoute = route(
  getDatasetHealth,
  async ({ p, name, slices: asked, metric, run }, { store, textHealth, signal }) => {
    const keys = await sliceKeys(store.db, p, name, { signal });
    const slices = asked ?? keys[0]?.key ?? "";
    const at = { project: p, dataset: name, slices };
    const [found, results] = await Promise.all([
      textHealth.look(at),
      lookAtResults(store.db, { ...at, metric, run }, { signal }),
    ]);
    const running = "status" in found;
    return {
      status: running ? ("running" as const) : ("done" as const),
      job: running ? found : null,
      texts: running ? null : found,
      slices,
      sliceKeys: keys,
      ...results,
    };
  },
);
