import { startDemo } from "#contract/live.ts";
import { runDemo } from "../run-demo.ts";
import { route } from "../route.ts";

export const demoRoute = route(startDemo, async ({ p }, { jobs, address }) =>
  jobs.start(p, "demo", (progress) => runDemo(address(), p, progress)),
);
