// A thread that judges comparisons, so that the one that answers requests stays free.
import { parentPort } from "node:worker_threads";
import { conclude } from "./conclude.ts";
import type { JudgeJob } from "./judge-job.ts";

parentPort!.on("message", ({ id, job }: { readonly id: number; readonly job: JudgeJob }) => {
  try {
    parentPort!.postMessage({ id, conclusions: conclude(job) });
  } catch (error) {
    parentPort!.postMessage({ id, fault: error instanceof Error ? error.stack : String(error) });
  }
});
