import { useState } from "react";
import type { ShareFacts } from "#contract/shares.ts";
import { Button } from "#web/ui/button.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { shareState } from "./share-words.ts";

interface ShareTableProps {
  readonly shares: readonly ShareFacts[];
  readonly onRevoke: (id: string) => void;
}

export function ShareTable({ shares, onRevoke }: ShareTableProps) {
  const [nowMs] = useState(Date.now);
  return (
    <DataTable
      label="Public links"
      className="max-h-[360px]"
      minWidth={820}
      rows={shares}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "title",
          header: "View",
          cell: ({ title, page }) => (
            <a className="link" href={page} title={title}>
              {title}
            </a>
          ),
        },
        { key: "by", header: "By", width: 100, cell: ({ by }) => <span title={by}>{by}</span> },
        { key: "at", header: "Made", width: 110, cell: ({ at }) => <RelativeTime at={at} /> },
        {
          key: "state",
          header: "Open",
          width: 190,
          cell: (share) => <StateCell share={share} nowMs={nowMs} />,
        },
        {
          key: "views",
          header: "Opened",
          width: 80,
          align: "right",
          cell: ({ views }) => formatCount(views),
        },
        {
          key: "revoke",
          header: <span className="sr-only">Actions</span>,
          width: 96,
          align: "right",
          cell: (share) =>
            shareState(share, nowMs) === "open" && (
              <Button
                needs="write"
                tone="danger"
                aria-label={`Revoke the link to ${share.title}`}
                className="h-6!"
                onClick={() => onRevoke(share.id)}
              >
                Revoke
              </Button>
            ),
        },
      ]}
    />
  );
}

function StateCell({ share, nowMs }: { share: ShareFacts; nowMs: number }) {
  const state = shareState(share, nowMs);
  if (state === "revoked")
    return (
      <span className="text-muted">
        revoked <RelativeTime at={share.revokedAt} />
      </span>
    );
  if (state === "expired") return <span className="text-muted">ended</span>;
  return (
    <span title={share.hasPassphrase ? "With a passphrase" : undefined}>
      {share.expiresAt === null ? "until revoked" : `until ${share.expiresAt.slice(0, 10)}`}
      {share.hasPassphrase && ", locked"}
    </span>
  );
}
