import type { Job } from "#contract/live.ts";
import { useLive } from "#web/data/live.ts";
import { ProgressBar } from "#web/ui/progress-bar.tsx";

/** Texts are being looked at; the rest of the page is there already. */
export function HealthProgress({ project, job }: { project: string; job: Job | null }) {
  const { jobs } = useLive(project);
  const newest = (job && jobs.get(job.id)) ?? job;
  return (
    <div className="flex items-center gap-3 pb-4">
      <ProgressBar label="Progress of looking at the texts" value={newest?.progress ?? 0} />
      <output className="text-muted">{newest?.message ?? "Looking at the texts"}</output>
    </div>
  );
}
