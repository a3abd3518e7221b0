import type { Job } from "#contract/live.ts";
import { useLive } from "#web/data/live.ts";

/** Texts are being looked at; the rest of the page is there already. */
export function HealthProgress({ project, job }: { project: string; job: Job | null }) {
  const { jobs } = useLive(project);
  const newest = (job && jobs.get(job.id)) ?? job;
  return (
    <div className="flex items-center gap-3 pb-4">
      <progress
        value={newest?.progress ?? 0}
        max={1}
        aria-label="Progress of looking at the texts"
        className="w-48 accent-accent"
      />
      <output className="text-muted">{newest?.message ?? "Looking at the texts"}</output>
    </div>
  );
}
