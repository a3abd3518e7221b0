import { startWorker } from "../start-worker.ts";
import { type MapOutcome, type MapTask, mapWork } from "./map-work.ts";

type Told =
  | { readonly progress: number; readonly message: string }
  | { readonly done: MapOutcome }
  | { readonly fault: string };

/** Numbers that are worked on at once; more would delay other answers. */
const fewNumbers = 300_000;

export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

/** Works on a thread of its own where that takes long enough to be noticed; stopping ends the thread. */
export function onMapThread(
  task: MapTask,
  {
    tell = () => {},
    signal,
  }: {
    readonly tell?: (progress: number, message: string) => void;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<MapOutcome> {
  const isShort = task.kind === "pca" || task.kind === "place";
  if (isShort && task.vectors.values.length <= fewNumbers) return Promise.resolve(mapWork(task));
  return new Promise((resolve, reject) => {
    const worker = startWorker("./map.js", new URL("./map-worker.ts", import.meta.url));
    const stop = (): void => leave(() => reject(new StoppedError("Stopped.")));
    const leave = (settle: () => void): void => {
      signal?.removeEventListener("abort", stop);
      settle();
      void worker.terminate();
    };
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop);
    worker.on("message", (told: Told) => {
      if ("done" in told) leave(() => resolve(told.done));
      else if ("fault" in told) leave(() => reject(new Error(`drawing failed: ${told.fault}`)));
      else tell(told.progress, told.message);
    });
    worker.on("error", (error: unknown) => leave(() => reject(error)));
    worker.on("exit", (code) =>
      leave(() => reject(new Error(`the drawing thread left with code ${code}`))),
    );
    worker.postMessage(task);
  });
}
