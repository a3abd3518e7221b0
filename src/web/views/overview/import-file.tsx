import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { uploadRecords, type UploadProgress } from "#client/upload-records.ts";
import { refreshProject } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { FileDrop } from "#web/ui/file-drop.tsx";
import { formatBytes } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { useRefusal } from "#web/ui/refusals.ts";
import { Snippet } from "#web/ui/snippet.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { importCommand, type Destination } from "./otlp-snippets.ts";

function contentOf(file: File): ReadableStream<Uint8Array<ArrayBuffer>> {
  const stream = file.stream();
  return file.name.endsWith(".gz") ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
}

interface ImportFileProps {
  readonly destination: Destination;
  readonly onStarted: () => void;
}

export function ImportFile({ destination, onStarted }: ImportFileProps) {
  const client = useQueryClient();
  const refusal = useRefusal("write");
  const [progress, setProgress] = useState<UploadProgress>();
  const upload = useMutation({
    mutationFn: async (file: File) => {
      setProgress(undefined);
      onStarted();
      return uploadRecords(contentOf(file), {
        project: destination.project,
        onProgress: setProgress,
      });
    },
    onSuccess: ({ accepted }) =>
      accepted > 0 ? refreshProject(client, destination.project) : undefined,
  });
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">
        Newline-delimited JSON: one prompt version, example, metric, run, result or score a line, in
        any order. From a shell:
      </p>
      <Snippet label="Import command" code={importCommand(destination)} />
      {refusal !== undefined && <p>{`${refusal}.`}</p>}
      <FileDrop
        label="Drop a .jsonl or .jsonl.gz file here, or choose one"
        accept=".jsonl,.ndjson,.json,.gz"
        disabled={upload.isPending || refusal !== undefined}
        onFile={(file) => upload.mutate(file)}
      />
      {upload.isPending && (
        <output className="text-muted">
          {`Sending ${upload.variables.name}: ${formatBytes(progress?.bytesRead ?? 0)} so far`}
        </output>
      )}
      {upload.error && (
        <ProblemNote
          what="The file was not sent to its end"
          problem={problemOf(upload.error)}
          onRetry={() => upload.variables && upload.mutate(upload.variables)}
        />
      )}
      {progress && !upload.isPending && <ImportOutcome progress={progress} />}
    </div>
  );
}
