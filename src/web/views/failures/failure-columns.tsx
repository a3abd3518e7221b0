import type { FailureGroup } from "#contract/failures.ts";
import { SparkBars } from "#web/charts/spark/spark-bars.tsx";
import { RowLink } from "#web/state/row-link.tsx";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { EndCounts } from "./end-counts.tsx";
import { FailurePath } from "./failure-path.tsx";
import { sparkWords } from "./spark-words.ts";

interface ColumnOptions {
  readonly buckets: readonly string[];
  readonly narrow: boolean;
  readonly nowMs: number;
}

/** Columns of the list; a phone gets what failed and how often. */
export function failureColumns({ buckets, narrow, nowMs }: ColumnOptions): Column<FailureGroup>[] {
  const traces: Column<FailureGroup> = {
    key: "traces",
    header: "Traces",
    width: narrow ? 60 : 68,
    align: "right",
    cell: ({ traceCount }) => <span className="font-strong">{formatCount(traceCount)}</span>,
  };
  const last = timeColumn("Last seen", narrow, ({ lastSeen }) => lastSeen);
  if (narrow) return [failure, traces, last];
  return [
    failure,
    {
      key: "counts",
      header: "Over time",
      width: 116,
      cell: ({ counts }) => (
        <SparkBars counts={counts} words={sparkWords(counts, buckets, nowMs)} />
      ),
    },
    traces,
    {
      key: "ends",
      header: "How they ended",
      width: 208,
      cell: (group) => <EndCounts group={group} />,
    },
    { key: "versions", header: "Versions and models", width: 168, cell: Versions },
    timeColumn("First seen", narrow, ({ firstSeen }) => firstSeen),
    last,
  ];
}

const failure: Column<FailureGroup> = {
  key: "failure",
  header: "Where, and what it said",
  cell: ({ signature, path, errorType, message }) => (
    <>
      <RowLink row={signature}>
        <FailurePath path={path} />
      </RowLink>
      <div className="truncate text-error" title={message.slice(0, 1000)}>
        {errorType && errorType !== message && (
          <span className="text-muted">{`${errorType.slice(0, 80)}: `}</span>
        )}
        <bdi>{message.slice(0, 300) || "No message"}</bdi>
      </div>
    </>
  ),
};

function timeColumn(
  header: string,
  narrow: boolean,
  timeOf: (group: FailureGroup) => string,
): Column<FailureGroup> {
  return {
    key: header,
    header,
    width: narrow ? 84 : 104,
    align: "right",
    cell: (group) => <RelativeTime at={timeOf(group)} />,
  };
}

function Versions({ promptVersions, models, releases }: FailureGroup) {
  const versions = [...promptVersions, ...releases].join(", ");
  const used = models.join(", ");
  return (
    <span className="text-muted">
      <span className="block truncate" title={versions}>
        {versions}
      </span>
      <span className="block truncate" title={used}>
        {used}
      </span>
    </span>
  );
}
