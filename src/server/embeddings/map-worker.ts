// A thread that draws one picture, so that the one that answers requests stays free.
import { parentPort } from "node:worker_threads";
import { type MapTask, mapWork } from "./map-work.ts";

parentPort!.on("message", (task: MapTask) => {
  let told = 0;
  try {
    const done = mapWork(task, (progress, message) => {
      const now = Date.now();
      if (now - told < 200) return;
      told = now;
      parentPort!.postMessage({ progress, message });
    });
    parentPort!.postMessage({ done });
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? error.stack : String(error) });
  }
});
