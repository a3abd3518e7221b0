import type { TraceSummary } from "#contract/traces.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";

/** Columns that are shown only when they are chosen. */
export const extraColumns: readonly Column<TraceSummary>[] = [
  countColumn("spans", "Spans", ({ spanCount }) => spanCount),
  countColumn("llm_calls", "Calls", ({ llmCalls }) => llmCalls),
  countColumn("errors", "Errors", ({ errorCount }) => errorCount),
  textColumn("output", "Output", 220, ({ output }) => output),
  textColumn("service", "Service", 110, ({ services }) => services.join(", ")),
  textColumn("environment", "Environment", 110, ({ environment }) => environment),
  textColumn("release", "Release", 96, ({ release }) => release),
  textColumn("tags", "Tags", 130, ({ tags }) => tags.join(", ")),
];

function countColumn(
  key: string,
  header: string,
  valueOf: (trace: TraceSummary) => number,
): Column<TraceSummary> {
  return { key, header, width: 64, align: "right", cell: (trace) => formatCount(valueOf(trace)) };
}

function textColumn(
  key: string,
  header: string,
  width: number,
  textOf: (trace: TraceSummary) => string | null,
): Column<TraceSummary> {
  return {
    key,
    header,
    width,
    cell: (trace) => {
      const text = textOf(trace);
      if (!text) return <NotReported why="The trace does not say" />;
      return (
        <span title={text.slice(0, 500)}>
          <bdi>{text.slice(0, 200)}</bdi>
        </span>
      );
    },
  };
}
