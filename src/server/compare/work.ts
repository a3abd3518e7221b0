import { conclude } from "./conclude.ts";
import type { FindJob, Found } from "./find-job.ts";
import { findSlices } from "./find-slices.ts";
import type { Conclusions, JudgeJob } from "./judge-job.ts";

/** What the judging thread is asked to do. */
export type Task =
  | { readonly kind: "judge"; readonly job: JudgeJob }
  | { readonly kind: "find"; readonly job: FindJob };

export type Outcome =
  | { readonly kind: "judge"; readonly conclusions: Conclusions }
  | { readonly kind: "find"; readonly found: Found };

export function work(task: Task): Outcome {
  return task.kind === "judge"
    ? { kind: "judge", conclusions: conclude(task.job) }
    : { kind: "find", found: findSlices(task.job) };
}
