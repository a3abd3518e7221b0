import { Link } from "@tanstack/react-router";
import { retrievalLink } from "#contract/links/retrieval-link.ts";
import type { DocumentStatistics } from "#contract/retrieval.ts";
import { Badge } from "#web/ui/badge.tsx";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { documentFlags } from "./document-flags.ts";

export function documentColumns(narrow: boolean): Column<DocumentStatistics>[] {
  const document: Column<DocumentStatistics> = {
    key: "document",
    header: "document",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        <Link
          to="."
          search={(newest) =>
            retrievalLink.write({
              ...retrievalLink.read(newest),
              tab: "questions",
              document: row.key,
              show: undefined,
            })
          }
          className="link truncate"
          title={row.text ?? row.key}
        >
          <bdi>{row.id ?? row.text ?? row.key}</bdi>
        </Link>
        {documentFlags(row).map((flag) => (
          <Badge key={flag} className="shrink-0">
            {flag}
          </Badge>
        ))}
      </span>
    ),
  };
  const retrieved: Column<DocumentStatistics> = {
    key: "retrieved",
    header: "retrieved",
    width: 84,
    align: "right",
    cell: (row) => formatCount(row.retrieved),
  };
  if (narrow) return [document, retrieved];
  return [
    document,
    retrieved,
    {
      key: "rank",
      header: <span title="Where it stands in lists, on average">mean rank</span>,
      width: 84,
      align: "right",
      cell: ({ meanRank }) =>
        meanRank === null ? (
          <NotReported why="It was never retrieved" />
        ) : (
          meanRank.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 })
        ),
    },
    ratio("first", "at the top", "Lists that it was the first of", (row) => [
      row.first,
      row.retrieved,
      "It was never retrieved",
    ]),
    ratio("used", "used", "Answers that used it, of those where that can be told", (row) => [
      row.used,
      row.usable,
      "Of no answer can be told whether it used this document",
    ]),
    ratio(
      "relevant",
      "relevant",
      "Questions it was relevant to, of those where it was labelled",
      (row) => [row.relevant, row.labelled, "Nobody labelled it"],
    ),
    {
      key: "missed",
      header: <span title="Questions it is relevant to that were not given it">missed</span>,
      width: 72,
      align: "right",
      cell: ({ missed }) =>
        missed > 0 ? formatCount(missed) : <span className="text-muted">0</span>,
    },
  ];
}

function ratio(
  key: string,
  name: string,
  about: string,
  of: (row: DocumentStatistics) => readonly [part: number, whole: number, missing: string],
): Column<DocumentStatistics> {
  return {
    key,
    header: <span title={about}>{name}</span>,
    width: 104,
    align: "right",
    cell(row) {
      const [part, whole, missing] = of(row);
      return whole === 0 ? (
        <NotReported why={missing} />
      ) : (
        `${formatCount(part)} of ${formatCount(whole)}`
      );
    },
  };
}
