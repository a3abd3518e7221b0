import { useMutation } from "@tanstack/react-query";
import { Camera, Download } from "lucide-react";
import { call } from "#client/call.ts";
import { makeSnapshot, snapshotFilePath, type View } from "#contract/snapshots.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Button, buttonClass } from "#web/ui/button.tsx";
import { CopyLine } from "#web/ui/copy-line.tsx";
import { formatBytes, formatQuantity } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";

interface SnapshotSectionProps {
  readonly project: string;
  readonly view: View;
}

/** A copy that stays as it is, behind a link and as a file. */
export function SnapshotSection({ project, view }: SnapshotSectionProps) {
  const take = useMutation({
    mutationFn: () => call(makeSnapshot, { p: project }, { body: view }),
  });
  const { data } = take;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-body">Snapshot</h3>
      <p className="text-muted">
        A copy of what this page shows now. It stays the same when data change or are deleted.
      </p>
      {data ? (
        <>
          <CopyLine
            label="Address of the snapshot"
            text={`${window.location.origin}/snapshots/${data.id}`}
            hint={`${formatQuantity(data.answers, "answer")}, ${formatBytes(data.bytes)}, SHA-256 ${data.hash.slice(0, 12)}…`}
          />
          {data.fileBytes === null ? (
            <p className="text-muted">
              This server was built without the offline view, so there is no file of it.
            </p>
          ) : (
            <a
              className={buttonClass("plain", "self-start")}
              href={snapshotFilePath.replace(":id", data.id)}
              download
            >
              <Download size={14} aria-hidden />
              {`As one HTML file (${formatBytes(data.fileBytes)})`}
            </a>
          )}
        </>
      ) : (
        <Button
          needs="write"
          className="self-start"
          disabled={take.isPending || view.reads.length === 0}
          onClick={() => take.mutate()}
        >
          <Camera size={14} aria-hidden />
          {take.isPending ? "Copying…" : "Take a snapshot"}
        </Button>
      )}
      {view.reads.length === 0 && (
        <p className="text-muted">This page shows nothing of the server that could be copied.</p>
      )}
      {take.error && (
        <ProblemNote what="The snapshot was not taken" problem={problemOf(take.error)} />
      )}
    </section>
  );
}
