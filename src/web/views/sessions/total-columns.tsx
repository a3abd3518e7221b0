import type { SessionSummary, UserSummary } from "#contract/sessions.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount, formatMoney, formatTokens } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { FailedCounts } from "./failed-counts.tsx";

type Totals = Omit<UserSummary, "userId" | "sessionCount"> & Partial<SessionSummary>;

/** Columns that sessions and users share; a phone gets how many and when. */
export function totalColumns<Row extends Totals>(narrow: boolean): Column<Row>[] {
  const turns: Column<Row> = {
    key: "turns",
    header: "Traces",
    width: 68,
    align: "right",
    cell: ({ traceCount }) => formatCount(traceCount),
  };
  const last: Column<Row> = {
    key: "last",
    header: "Last",
    width: 84,
    align: "right",
    cell: ({ lastSeen }) => <RelativeTime at={lastSeen} />,
  };
  if (narrow) return [turns, last];
  return [
    turns,
    { key: "failed", header: "Failed", width: 140, cell: (row) => <FailedCounts totals={row} /> },
    {
      key: "tokens",
      header: "Tokens",
      width: 76,
      align: "right",
      cell: ({ tokensTotal }) => (
        <Figure value={tokensTotal} format={formatTokens} missing="No tokens were reported" />
      ),
    },
    {
      key: "cost",
      header: "Cost",
      width: 88,
      align: "right",
      cell: (row) => <Cost totals={row} />,
    },
    {
      key: "models",
      header: "Models",
      width: 150,
      cell: ({ models }) => <span title={models.join(", ")}>{models.join(", ")}</span>,
    },
    {
      key: "first",
      header: "First",
      width: 84,
      align: "right",
      cell: ({ firstSeen }) => <RelativeTime at={firstSeen} />,
    },
    last,
  ];
}

/** What the traces cost; at least, where some calls have no known price. */
export function Cost({ totals }: { totals: Pick<Totals, "costUsd" | "unpricedCalls"> }) {
  const { costUsd, unpricedCalls } = totals;
  const isPart = unpricedCalls > 0 && costUsd !== null;
  return (
    <span title={isPart ? `${formatCount(unpricedCalls)} calls have no known price` : undefined}>
      {isPart && "≥ "}
      <Figure value={costUsd} format={formatMoney} missing="No cost reported and no known price" />
    </span>
  );
}
