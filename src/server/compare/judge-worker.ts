// A thread that judges comparisons, so that the one that answers requests stays free.
import { parentPort } from "node:worker_threads";
import { type Task, work } from "./work.ts";

parentPort!.on("message", ({ id, task }: { readonly id: number; readonly task: Task }) => {
  try {
    parentPort!.postMessage({ id, done: work(task) });
  } catch (error) {
    parentPort!.postMessage({ id, fault: error instanceof Error ? error.stack : String(error) });
  }
});
