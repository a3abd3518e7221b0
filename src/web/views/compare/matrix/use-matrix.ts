import { useRef, useState } from "react";
import { usePreferences } from "#web/state/preferences.ts";
import { readFilter, refusedFilter } from "#web/ui/filter/read-filter.ts";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { useRowWindow } from "#web/ui/use-row-window.ts";
import { useStable } from "#web/ui/use-stable.ts";
import type { CompareView } from "../compare-view.ts";
import { nextAgainst } from "../drawer/against.ts";
import { whereExamples } from "../slices/slice-where.ts";
import { defaultColumns } from "./matrix-columns.ts";
import { matrixQuestion } from "./matrix-question.ts";
import { matrixRowHeight } from "./matrix-row.tsx";
import { matrixHeadHeight } from "./matrix-table.tsx";
import { useMatrixColumns } from "./use-matrix-columns.ts";
import { useMatrixKeys } from "./use-matrix-keys.ts";
import { useMatrixPages } from "./use-matrix-pages.ts";
import { useScrollHome } from "./use-scroll-home.ts";

/** The matrix of the address: its question, the rows at hand, the columns, the keys. */
export function useMatrix(view: CompareView) {
  const { state, setState } = view;
  const narrow = useNarrow();
  const scroll = useRef<HTMLElement>(null);
  const [total, setTotal] = useState(0);
  const { matrixColumns: kept } = usePreferences();
  const chosen = state.columns ?? kept ?? defaultColumns;
  const parsed = readFilter(state.where ?? "");
  const question = matrixQuestion(view, chosen);
  const rows = useRowWindow({
    scroll,
    count: total,
    rowHeight: matrixRowHeight,
    headHeight: matrixHeadHeight,
  });
  const pages = useMatrixPages(question, rows, parsed.fault === undefined);
  if (pages.total !== undefined && pages.total !== total) setTotal(pages.total);
  useScrollHome(scroll, pages.isStale ? undefined : pages.question);
  const { columns, context, metadataKeys } = useMatrixColumns(view, chosen, pages, narrow);
  const marked = state.marked ?? [];
  const keys = useMatrixKeys({
    pages,
    state,
    setState,
    bringIntoSight: rows.bringIntoSight,
    onWalk: () => {
      // The keys are the table's now: Enter opens its row, not the link that was clicked before.
      scroll.current?.focus({ preventScroll: true });
      scroll.current?.scrollIntoView({ block: "nearest" });
    },
    onDiff: () => setState({ against: nextAgainst(state.against) }, { replace: true }),
  });
  const onOpen = useStable(keys.open);
  const onMark = useStable((index: number) => keys.mark(pages.rowAt(index)?.example));
  return {
    chosen,
    question,
    pages,
    keys,
    metadataKeys,
    marked,
    /** The filter of the marked examples; undefined where there are none, or too many for one. */
    markedWhere: whereExamples(marked),
    fault: parsed.fault ?? refusedFilter(pages.problem),
    table: {
      scroll,
      rows,
      pages,
      columns,
      context,
      current: keys.current,
      marked: new Set(marked),
      onOpen,
      onMark,
    },
  };
}
