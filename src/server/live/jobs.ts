import { randomUUID } from "node:crypto";
import type { Job } from "#contract/live.ts";
import type { LiveFeed } from "./live-feed.ts";

type Progress = (progress: number, message: string) => void;

/** Long work done for somebody: one of a kind about one thing at a time, its progress told on the live feed. */
export interface Jobs {
  /** Starts the work, or answers the job of that kind that already runs there. */
  start(
    project: string,
    kind: Job["kind"],
    work: (progress: Progress) => Promise<void>,
    about?: string,
  ): Job;
  /** The job that runs there, if one does. */
  find(project: string, kind: Job["kind"], about?: string): Job | undefined;
}

export function createJobs(live: LiveFeed): Jobs {
  const running = new Map<string, Job>();
  return {
    find: (project, kind, about = "") => running.get(keyOf(project, kind, about)),
    start(project, kind, work, about = "") {
      const key = keyOf(project, kind, about);
      const present = running.get(key);
      if (present) return present;
      const id = randomUUID();
      const tell = (job: Omit<Job, "id" | "kind">): Job => {
        const told: Job = { id, kind, ...job };
        running.set(key, told);
        live.publish(project, { type: "job", job: told });
        return told;
      };
      const first = tell({ status: "running", progress: 0, message: "Starting" });
      work((progress, message) => tell({ status: "running", progress, message }))
        .then(
          () => tell({ status: "done", progress: 1, message: "Done" }),
          (error: unknown) =>
            tell({
              status: "failed",
              progress: 1,
              message: error instanceof Error ? error.message : "It failed.",
            }),
        )
        .finally(() => running.delete(key));
      return first;
    },
  };
}

function keyOf(project: string, kind: Job["kind"], about: string): string {
  return JSON.stringify([kind, project, about]);
}
