import type { Delivery } from "#contract/webhooks.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { attemptsWords, deliveryWords } from "./delivery-words.ts";
import { useDeliveries } from "./use-webhooks.ts";

const looks = { delivered: "ok", waiting: "running", failed: "error" } as const;

/** The latest messages to webhooks and how often each was tried. */
export function DeliveryLog({ project }: { project: string }) {
  const { data, error, refetch, isPending } = useDeliveries(project);
  if (error)
    return (
      <ProblemNote
        what="The messages could not be loaded"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (isPending) return <SkeletonRows rows={4} label="Loading messages" />;
  if (data.items.length === 0) return <p className="text-muted">No message was sent yet.</p>;
  return (
    <DataTable
      label="Messages to webhooks"
      className="max-h-[480px]"
      minWidth={860}
      rows={data.items}
      keyOf={({ id }) => id}
      columns={columns}
    />
  );
}

const columns: readonly Column<Delivery>[] = [
  {
    key: "at",
    header: "When",
    width: 100,
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
  { key: "to", header: "To", width: 130, cell: ({ webhook }) => webhook.name },
  {
    key: "status",
    header: "Status",
    width: 130,
    cell: (one) => (
      <span title={attemptsWords(one)}>
        <StatusMark status={looks[one.status]} word={deliveryWords(one)} />
      </span>
    ),
  },
  {
    key: "why",
    header: "Last attempt",
    width: 210,
    cell: ({ attempts }) => {
      const last = attempts.at(-1);
      const words = last ? (last.error ?? `It answered ${last.status}.`) : "";
      return (
        <span className="text-muted" title={words}>
          {words}
        </span>
      );
    },
  },
  {
    key: "says",
    header: "Says",
    cell: ({ summary, event }) => (
      <span title={summary}>{event === "alert.recovered" ? `Over: ${summary}` : summary}</span>
    ),
  },
];
