import { useMemo } from "react";
import { findRows } from "#analysis/trace/waterfall-rows.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { WaterfallChart } from "#web/charts/waterfall/waterfall-chart.tsx";
import { StepsTable } from "./steps-table.tsx";
import type { useTraceView } from "./use-trace-view.ts";
import { WaterfallTools } from "./waterfall-tools.tsx";

/** The waterfall with its tools above and, if wanted, its steps in numbers below. */
export function WaterfallPane({ picture }: { readonly picture: ReturnType<typeof useTraceView> }) {
  const { data, insight, view, opened, change, open, link, setLink } = picture;
  const { waterfall, columns } = data;
  const find = link.find?.trim().toLowerCase() ?? "";
  const hits = useMemo(
    () => (find === "" ? undefined : findRows(waterfall, matcherOf(columns, find))),
    [waterfall, columns, find],
  );
  const hitRows = useMemo(() => new Set(hits), [hits]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <WaterfallTools picture={picture} hits={hits} />
      <div className="min-h-0 flex-1">
        <WaterfallChart
          label="Spans of the trace"
          data={data}
          view={view}
          onView={change}
          opened={opened}
          onOpen={(row) => open(row)}
          isHit={(row) => hitRows.has(row)}
          hits={hits}
          insight={insight}
          showPath={link.path !== "off"}
        />
      </div>
      {link.steps && insight && (
        <StepsTable
          data={data}
          insight={insight}
          order={link.steps}
          onOrder={(steps) => setLink({ steps }, { replace: true })}
          onOpen={(row) => open(row)}
          onClose={() => setLink({ steps: undefined }, { replace: true })}
        />
      )}
    </div>
  );
}

/** Whether a span says a text in its name, kind, model or error. Texts repeat: each is looked at once. */
function matcherOf(columns: TraceColumns, wanted: string): (index: number) => boolean {
  const searched = [columns.name, columns.kind, columns.model, columns.errorMessage].map(
    ({ values, at }) => ({
      at,
      isHit: values.map((text) => text?.toLowerCase().includes(wanted) ?? false),
    }),
  );
  return (index) => searched.some(({ at, isHit }) => isHit[at[index] ?? -1]);
}
