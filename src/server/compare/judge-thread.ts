import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { conclude } from "./conclude.ts";
import type { Conclusions, JudgeJob } from "./judge-job.ts";

/** Judges on a thread of its own where that takes long enough to be noticed. */
export interface JudgeThread {
  judge(job: JudgeJob): Promise<Conclusions>;
  close(): Promise<void>;
}

/** Values that are judged at once; more would delay other answers. */
const fewValues = 4000;

interface Answer {
  readonly id: number;
  readonly conclusions?: Conclusions;
  readonly fault?: string;
}

interface Waiting {
  readonly done: (conclusions: Conclusions) => void;
  readonly fail: (error: Error) => void;
}

export function createJudgeThread(): JudgeThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  function started(): Worker {
    if (worker) return worker;
    const made = startWorker();
    made.unref();
    made.on("message", ({ id, conclusions, fault }: Answer) => {
      const caller = waiting.get(id);
      waiting.delete(id);
      if (conclusions) caller?.done(conclusions);
      else caller?.fail(new Error(`judging failed: ${fault}`));
      if (waiting.size === 0) made.unref();
    });
    made.on("error", (error) =>
      leave(made, error instanceof Error ? error : new Error(String(error))),
    );
    made.on("exit", (code) => leave(made, new Error(`the judging thread left with code ${code}`)));
    worker = made;
    return made;
  }

  /** Whoever waits is told, and the next job starts another thread. */
  function leave(left: Worker, error: Error): void {
    if (worker !== left) return;
    worker = undefined;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  }

  return {
    judge(job) {
      if (valuesIn(job) <= fewValues) return Promise.resolve(conclude(job));
      return new Promise((done, fail) => {
        const id = ++last;
        waiting.set(id, { done, fail });
        const thread = started();
        thread.ref();
        thread.postMessage({ id, job });
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}

function valuesIn({ families, slices }: JudgeJob): number {
  const examples = families[0]?.[0]?.baseline.values.length ?? 0;
  const perRun = slices.reduce((sum, { members }) => sum + (members?.length ?? examples), 0);
  return families.flat().reduce((sum, { others }) => sum + (1 + others.length) * perRun, 0);
}

/** The built file beside the server's, or the source through the loader that development runs on. */
function startWorker(): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./judge.js", import.meta.url));
  // A loader in `execArgv` does not reach a thread, and the one that `require` finds lacks a file.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx/package.json"));
  const loader = new URL("./dist/esm/api/index.mjs", tsx).href;
  const source = new URL("./judge-worker.ts", import.meta.url).href;
  return new Worker(
    `import(${JSON.stringify(loader)}).then(({ register }) => {
       register();
       return import(${JSON.stringify(source)});
     });`,
    { eval: true },
  );
}
