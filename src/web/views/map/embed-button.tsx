import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useEffect, useState } from "react";
import { call } from "#client/call.ts";
import { stopEmbedding } from "#contract/embedder.ts";
import { jobEnd, refreshProject, useLive } from "#web/data/live.ts";
import { Button } from "#web/ui/button.tsx";
import { EmbedDialog } from "./embed-dialog.tsx";

interface EmbedButtonProps {
  readonly project: string;
  readonly set: string | undefined;
}

/** Has texts embedded: opens what asks for it, and shows how far it is. External system: the live feed. */
export function EmbedButton({ project, set }: EmbedButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  const { jobs } = useLive(project);
  // The newest job of that kind: also one that somebody else started.
  const job = [...jobs.values()].findLast(({ kind }) => kind === "embedding");
  const stop = useMutation({ mutationFn: () => call(stopEmbedding, { p: project }) });
  const id = job?.id;
  useEffect(() => {
    if (id === undefined) return;
    let isHere = true;
    void jobEnd(project, id).then(() => (isHere ? refreshProject(client, project) : undefined));
    return () => {
      isHere = false;
    };
  }, [client, project, id]);
  const isRunning = job?.status === "running";
  return (
    <>
      {isRunning ? (
        <Button needs="write" onClick={() => stop.mutate()} disabled={stop.isPending}>
          Stop embedding
        </Button>
      ) : (
        <Button needs="write" onClick={() => setOpen(true)}>
          <Sparkles size={14} aria-hidden />
          Embed
        </Button>
      )}
      {isRunning && (
        <output className="min-w-0 text-small text-muted [overflow-wrap:anywhere]">
          {job.message} ({Math.round(job.progress * 100)} %)
        </output>
      )}
      {job?.status === "failed" && (
        <span className="min-w-0 text-small text-error [overflow-wrap:anywhere]">
          {job.message}
        </span>
      )}
      {isOpen && (
        <EmbedDialog
          project={project}
          set={set}
          onStarted={() => setOpen(false)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
