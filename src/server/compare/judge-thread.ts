import type { Worker } from "node:worker_threads";
import type { FindJob, Found } from "./find-job.ts";
import type { ChangesJob, FoundChanges } from "../timeline/find-changes.ts";
import type { Conclusions, JudgeJob } from "./judge-job.ts";
import { startWorker } from "../start-worker.ts";
import { type Outcome, type Task, work } from "./work.ts";

/** Judges on a thread of its own where that takes long enough to be noticed. */
export interface JudgeThread {
  judge(job: JudgeJob): Promise<Conclusions>;
  find(job: FindJob): Promise<Found>;
  changes(job: ChangesJob): Promise<readonly FoundChanges[]>;
  close(): Promise<void>;
}

/** Values that are judged at once; more would delay other answers. */
const fewValues = 4000;

interface Answer {
  readonly id: number;
  readonly done?: Outcome;
  readonly fault?: string;
}

interface Waiting {
  readonly done: (outcome: Outcome) => void;
  readonly fail: (error: Error) => void;
}

export function createJudgeThread(): JudgeThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  function started(): Worker {
    if (worker) return worker;
    const made = startWorker("./judge.js", new URL("./judge-worker.ts", import.meta.url));
    made.unref();
    made.on("message", ({ id, done, fault }: Answer) => {
      const caller = waiting.get(id);
      waiting.delete(id);
      if (done) caller?.done(done);
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

  function run(task: Task, values: number): Promise<Outcome> {
    if (values <= fewValues) return Promise.resolve(work(task));
    return new Promise((done, fail) => {
      const id = ++last;
      waiting.set(id, { done, fail });
      const thread = started();
      thread.ref();
      thread.postMessage({ id, task });
    });
  }

  return {
    async judge(job) {
      const outcome = await run({ kind: "judge", job }, valuesIn(job));
      if (outcome.kind !== "judge") throw new TypeError("verdicts were asked for");
      return outcome.conclusions;
    },
    async find(job) {
      const size = job.keys.length * job.judged.baseline.values.length;
      const outcome = await run({ kind: "find", job }, size);
      if (outcome.kind !== "find") throw new TypeError("slices were asked for");
      return outcome.found;
    },
    async changes(job) {
      // Every run is looked at a thousand times.
      const size = job.series.reduce((sum, { values }) => sum + values.length, 0) * 1000;
      const outcome = await run({ kind: "changes", job }, size);
      if (outcome.kind !== "changes") throw new TypeError("change points were asked for");
      return outcome.changes;
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
