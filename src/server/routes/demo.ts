import { startDemo } from "#contract/live.ts";
import { runDemo } from "../run-demo.ts";
import { route } from "../route.ts";

export const demoRoute = route(startDemo, async ({ p }, { jobs, address, access, config }) =>
  jobs.start(p, "demo", async (progress) => {
    const key = config.accounts ? access.keys.lend(p, ["ingest"]) : undefined;
    try {
      await runDemo({ url: address(), project: p, apiKey: key?.secret }, progress);
    } finally {
      key?.end();
    }
  }),
);
