import { conclude } from "./conclude.ts";
import type { FindJob, Found } from "./find-job.ts";
import { findSlices } from "./find-slices.ts";
import { type ChangesJob, findChanges, type FoundChanges } from "../timeline/find-changes.ts";
import type { Conclusions, JudgeJob } from "./judge-job.ts";

/** What the judging thread is asked to do. */
export type Task =
  | { readonly kind: "judge"; readonly job: JudgeJob }
  | { readonly kind: "find"; readonly job: FindJob }
  | { readonly kind: "changes"; readonly job: ChangesJob };

export type Outcome =
  | { readonly kind: "judge"; readonly conclusions: Conclusions }
  | { readonly kind: "find"; readonly found: Found }
  | { readonly kind: "changes"; readonly changes: readonly FoundChanges[] };

export function work(task: Task): Outcome {
  switch (task.kind) {
    case "judge":
      return { kind: "judge", conclusions: conclude(task.job) };
    case "find":
      return { kind: "find", found: findSlices(task.job) };
    case "changes":
      return { kind: "changes", changes: findChanges(task.job) };
  }
}
