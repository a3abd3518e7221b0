import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { call } from "#client/call.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import { startDemo } from "#contract/live.ts";
import { listRuns } from "#contract/runs.ts";
import { jobEnd, refreshProject, useLive } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Button } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { ProgressBar } from "#web/ui/progress-bar.tsx";

interface DemoButtonProps {
  readonly project: string;
  readonly onStarted: () => void;
}

/** Records a small application in this project, shows how far it is, and goes to what it made. */
export function DemoButton({ project, onStarted }: DemoButtonProps) {
  const { jobs } = useLive(project);
  const start = useMutation({ mutationFn: async () => call(startDemo, { p: project }) });
  const finish = useGoToDemo(project);
  const job = start.data && (jobs.get(start.data.id) ?? start.data);
  const running = start.isPending || job?.status === "running";
  const begin = () => {
    onStarted();
    start.mutate(undefined, { onSuccess: ({ id }) => void finish(id) });
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-muted">
        The demo runs a small application with two prompt versions and records its traces, results
        and scores in this project.
      </p>
      <Button tone="primary" needs="write" disabled={running} onClick={begin}>
        <Play size={14} aria-hidden />
        Load the demo
      </Button>
      {job?.status === "running" && (
        <div className="flex items-center gap-3">
          <ProgressBar label="Progress of the demo" value={job.progress} />
          <output className="text-muted">{job.message}</output>
        </div>
      )}
      {job?.status === "failed" && (
        <p className="text-error">{`The demo failed: ${job.message.slice(0, 300)}`}</p>
      )}
      {start.error && (
        <ProblemNote what="The demo could not be started" problem={problemOf(start.error)} />
      )}
    </div>
  );
}

/** After the demo: its runs side by side where there are two, else its traces. */
function useGoToDemo(project: string) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (jobId: string) => {
    const job = await jobEnd(project, jobId);
    if (job.status === "failed") return;
    await refreshProject(client, project);
    const runs = await call(listRuns, { p: project, limit: 2, sort: "oldest" }).catch(() => null);
    const ids = runs?.items.map(({ id }) => id) ?? [];
    if (ids.length < 2)
      await navigate({ to: "/p/$project/traces", params: { project }, search: {} });
    else
      await navigate({
        to: "/p/$project/compare",
        params: { project },
        search: compareLink.write({ runs: ids }),
      });
  };
}
