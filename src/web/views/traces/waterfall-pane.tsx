import { ChevronsDownUp, ChevronsUpDown, SkipForward } from "lucide-react";
import { useMemo } from "react";
import { rowFlag } from "#analysis/trace/waterfall-columns.ts";
import { collapseToLevel, findRows, nextOf } from "#analysis/trace/waterfall-rows.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { WaterfallChart } from "#web/charts/waterfall/waterfall-chart.tsx";
import { formatDuration, formatQuantity } from "#web/ui/format.ts";
import { Button } from "#web/ui/button.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import type { useTraceView } from "./use-trace-view.ts";

interface WaterfallPaneProps {
  readonly picture: ReturnType<typeof useTraceView>;
  readonly onFind: (text: string) => void;
}

/** The waterfall with its tools: find, fold, next failure, all of the time. */
export function WaterfallPane({ picture, onFind }: WaterfallPaneProps) {
  const { data, view, opened, change, command, open, link } = picture;
  const { waterfall, columns } = data;
  const find = link.find?.trim().toLowerCase() ?? "";
  const hits = useMemo(
    () => (find === "" ? undefined : findRows(waterfall, matcherOf(columns, find))),
    [waterfall, columns, find],
  );
  const hitRows = useMemo(() => new Set(hits), [hits]);
  const hasErrors = useMemo(
    () => waterfall.flags.some((flag) => flag & rowFlag.error),
    [waterfall],
  );
  const zoomed = view.window.from > 0 || view.window.to < waterfall.totalMs;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-1 overflow-x-auto border-b px-2">
        <input
          type="search"
          data-search-box
          aria-label="Find spans"
          placeholder="Find spans"
          value={link.find ?? ""}
          onChange={(event) => onFind(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
            if (event.key !== "Enter" || !hits) return;
            const row = nextOf(hits, view.cursor, event.shiftKey ? -1 : 1);
            command({ type: "goto", row });
          }}
          className="h-6 w-28 min-w-20 rounded-small border border-hairline-strong bg-surface px-2 text-small placeholder:text-muted sm:w-48"
        />
        {hits && (
          <output className="shrink-0 px-1 text-small text-muted">
            {formatQuantity(hits.length, "hit")}
          </output>
        )}
        <IconButton
          label="Fold all but the first two levels"
          icon={<ChevronsDownUp size={14} />}
          onClick={() => change({ ...view, collapsed: collapseToLevel(waterfall, 1), cursor: 0 })}
        />
        <IconButton
          label="Unfold all"
          icon={<ChevronsUpDown size={14} />}
          onClick={() => change({ ...view, collapsed: new Uint8Array(waterfall.count) })}
        />
        {hasErrors && (
          <Button tone="quiet" onClick={() => command({ type: "next-error", step: 1 })}>
            <SkipForward size={14} aria-hidden />
            Next failure
          </Button>
        )}
        {zoomed && waterfall.timing === "real" && (
          <Button tone="quiet" onClick={() => command({ type: "reset" })}>
            {formatDuration(view.window.to - view.window.from)} in sight; show all
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1">
        <WaterfallChart
          label="Spans of the trace"
          data={data}
          view={view}
          onView={change}
          opened={opened}
          onOpen={(row) => open(row)}
          isHit={(row) => hitRows.has(row)}
        />
      </div>
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
