import type { AuditEntry } from "#contract/audit.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly onNearEnd: () => void;
}

export function AuditTable({ entries, onNearEnd }: AuditTableProps) {
  return (
    <DataTable
      label="Audit"
      className="min-h-0 flex-1"
      minWidth={860}
      rows={entries}
      keyOf={({ id }) => id}
      onNearEnd={onNearEnd}
      columns={[
        { key: "at", header: "When", width: 130, cell: ({ at }) => <RelativeTime at={at} /> },
        { key: "who", header: "Who", width: 140, cell: ({ who }) => <bdi title={who}>{who}</bdi> },
        { key: "action", header: "Did", width: 190, cell: ({ action }) => action },
        {
          key: "object",
          header: "To what",
          width: 200,
          cell: ({ object }) => <bdi title={object}>{object.slice(0, 200)}</bdi>,
        },
        {
          key: "where",
          header: "Where",
          width: 100,
          cell: ({ project }) => (
            <span className="text-muted">{project === "" ? "server" : "project"}</span>
          ),
        },
        {
          key: "detail",
          header: "Detail",
          cell: ({ detail }) => (
            <span className="font-mono text-small text-muted" title={detail.slice(0, 2000)}>
              {detail.slice(0, 200)}
            </span>
          ),
        },
      ]}
    />
  );
}
