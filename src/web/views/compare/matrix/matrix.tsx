import { useRef, useState } from "react";
import type { CompareState } from "#contract/links/compare-link.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { refusedFilter, readFilter } from "#web/ui/filter/read-filter.ts";
import { formatCount } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { useRowWindow } from "#web/ui/use-row-window.ts";
import { useStable } from "#web/ui/use-stable.ts";
import type { CompareView } from "../compare-view.ts";
import { nextAgainst } from "../drawer/against.ts";
import { ExampleDrawer } from "../drawer/example-drawer.tsx";
import { SaveSliceDialog } from "../slices/save-slice-dialog.tsx";
import { whereExamples } from "../slices/slice-where.ts";
import { MarkedBar } from "./marked-bar.tsx";
import { defaultColumns } from "./matrix-columns.ts";
import { matrixRowHeight } from "./matrix-row.tsx";
import { matrixHeadHeight, MatrixTable } from "./matrix-table.tsx";
import { MatrixToolbar } from "./matrix-toolbar.tsx";
import { useMatrixColumns } from "./use-matrix-columns.ts";
import { useMatrixKeys } from "./use-matrix-keys.ts";
import { useMatrixPages } from "./use-matrix-pages.ts";
import { matrixQuestion } from "./matrix-question.ts";
import { useScrollHome } from "./use-scroll-home.ts";

/** One row an example, columns for each run; any number of rows. */
export function Matrix({ view }: { view: CompareView }) {
  const { project, comparison, state, setState, place } = view;
  const narrow = useNarrow();
  const scroll = useRef<HTMLElement>(null);
  const [total, setTotal] = useState(0);
  const [saving, setSaving] = useState(false);
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
  const markedWhere = whereExamples(marked);
  const keys = useMatrixKeys({
    pages,
    state,
    setState,
    bringIntoSight: rows.bringIntoSight,
    onSaveMarked: () => setSaving(markedWhere !== undefined),
    onDiff: () => setState({ against: nextAgainst(state.against) }, { replace: true }),
  });
  const onOpen = useStable(keys.open);
  const onMark = useStable((index: number) => keys.mark(pages.rowAt(index)?.example));
  const sort = state.sort ?? "worst";
  const fault = parsed.fault ?? refusedFilter(pages.problem);
  return (
    <Section
      title="Example by example"
      actions={
        <>
          <span className="text-muted">{countWords(pages.total, comparison, state)}</span>
          <MarkedBar
            marked={marked}
            onSave={() => setSaving(true)}
            onClear={() => setState({ marked: undefined }, { replace: true })}
          />
        </>
      }
    >
      <MatrixToolbar
        view={view}
        pages={pages}
        question={question}
        fault={fault}
        metadataKeys={metadataKeys}
        columns={chosen}
        sort={sort}
      />
      {pages.problem && !fault && (
        <ProblemNote
          what="The examples could not be listed"
          problem={pages.problem}
          onRetry={pages.retry}
        />
      )}
      {pages.total === 0 ? (
        <p className="py-2 text-muted">{noneWords(state)}</p>
      ) : (
        <MatrixTable
          scroll={scroll}
          rows={rows}
          pages={pages}
          columns={columns}
          context={context}
          place={place}
          sort={sort}
          onSort={(next) => setState({ sort: next, row: undefined })}
          current={keys.current}
          marked={new Set(marked)}
          onOpen={onOpen}
          onMark={onMark}
        />
      )}
      {saving && markedWhere !== undefined && (
        <SaveSliceDialog
          project={project}
          where={markedWhere}
          suggestedName={state.where ? `marked in ${state.where}` : "marked"}
          onClose={() => setSaving(false)}
          onSaved={() => setSaving(false)}
        />
      )}
      {state.row !== undefined && (
        <ExampleDrawer view={view} example={state.row} keys={keys} marked={marked} />
      )}
    </Section>
  );
}

function countWords(
  total: number | undefined,
  { dataset }: CompareView["comparison"],
  state: CompareState,
): string {
  if (total === undefined) return "";
  const narrowed = state.where !== undefined || state.show !== undefined;
  return narrowed
    ? `${formatCount(total)} of ${formatCount(dataset.exampleCount)} examples`
    : `${formatCount(total)} examples`;
}

function noneWords({ where, show }: CompareState): string {
  if (where === undefined && show === undefined)
    return "The runs have no results for any example. Scores of whole runs are on the page of runs.";
  return "No example matches. Take something out of the filter, or show all.";
}
