import { Download, Trash2 } from "lucide-react";
import { type SnapshotFacts, snapshotFilePath } from "#contract/snapshots.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { formatBytes } from "#web/ui/format.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";

interface SnapshotTableProps {
  readonly snapshots: readonly SnapshotFacts[];
  readonly onRemove: (id: string) => void;
}

export function SnapshotTable({ snapshots, onRemove }: SnapshotTableProps) {
  return (
    <DataTable
      label="Snapshots"
      className="max-h-[360px]"
      minWidth={700}
      rows={snapshots}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "title",
          header: "View",
          cell: ({ title, id }) => (
            <a className="link" href={`/snapshots/${id}`} title={title}>
              {title}
            </a>
          ),
        },
        { key: "by", header: "By", width: 100, cell: ({ by }) => <span title={by}>{by}</span> },
        { key: "at", header: "Taken", width: 110, cell: ({ at }) => <RelativeTime at={at} /> },
        {
          key: "file",
          header: "As a file",
          width: 130,
          align: "right",
          cell: ({ id, fileBytes }) =>
            fileBytes === null ? (
              <NotReported why="This server was built without the offline view" />
            ) : (
              <a
                className="link inline-flex items-center gap-1"
                href={snapshotFilePath.replace(":id", id)}
                download
              >
                <Download size={14} aria-hidden />
                {formatBytes(fileBytes)}
              </a>
            ),
        },
        {
          key: "remove",
          header: <span className="sr-only">Actions</span>,
          width: 48,
          align: "right",
          cell: ({ id, title }) => (
            <IconButton
              needs="write"
              label={`Remove the snapshot of ${title}`}
              icon={<Trash2 size={14} aria-hidden />}
              onClick={() => onRemove(id)}
            />
          ),
        },
      ]}
    />
  );
}
