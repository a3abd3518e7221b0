import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { TextAnswer, TextTask } from "./text-task.ts";

type Done = Extract<TextAnswer, { kind: "done" }>;

/** Looks at texts on a thread of its own, so that the server goes on answering. */
export async function onTextThread(
  task: TextTask,
  onProgress: (progress: number, message: string) => void,
): Promise<Done> {
  const worker = startWorker();
  try {
    return await new Promise<Done>((done, fail) => {
      worker.on("message", (answer: TextAnswer) => {
        if (answer.kind === "done") done(answer);
        else onProgress(answer.progress, answer.message);
      });
      worker.once("error", fail);
      worker.once("exit", (code) => fail(new Error(`the thread left with code ${code}`)));
      worker.postMessage(task);
    });
  } finally {
    await worker.terminate();
  }
}

/** The built file beside the server's, or the source through the loader that development runs on. */
function startWorker(): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  const entry = new URL(isSource ? "./text-worker.ts" : "./texts.js", import.meta.url);
  if (!isSource) return new Worker(fileURLToPath(entry));
  // A loader given on the command line does not reach the threads of every Node that is supported.
  const commonJs = createRequire(import.meta.url).resolve("tsx/esm/api");
  const loader = pathToFileURL(commonJs.replace(/\.cjs$/, ".mjs")).href;
  return new Worker(
    `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); })`,
    { eval: true },
  );
}
