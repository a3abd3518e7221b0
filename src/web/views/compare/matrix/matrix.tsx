import { useState } from "react";
import type { CompareState } from "#contract/links/compare-link.ts";
import { SaveSliceDialog } from "#web/data/save-slice-dialog.tsx";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { formatCount } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import type { CompareView } from "../compare-view.ts";
import { ExampleDrawer } from "../drawer/example-drawer.tsx";
import { MarkedBar } from "./marked-bar.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { MatrixToolbar } from "./matrix-toolbar.tsx";
import type { MatrixPages } from "./use-matrix-pages.ts";
import { useMatrix } from "./use-matrix.ts";

/** One row an example, columns for each run; any number of rows. */
export function Matrix({ view }: { view: CompareView }) {
  const { state, setState, place } = view;
  const matrix = useMatrix(view);
  const { chosen, fault, keys, marked, markedWhere, metadataKeys, pages, question } = matrix;
  const [saving, setSaving] = useState(false);
  const save = () => setSaving(markedWhere !== undefined);
  const sort = state.sort ?? "worst";
  useShortcuts("Marks", [{ keys: "s", does: "Save the marked examples as a slice", run: save }]);
  return (
    <Section
      title="Example by example"
      actions={
        <>
          <span className="text-muted">{countWords(pages, view.comparison, state)}</span>
          <MarkedBar
            marked={marked}
            tooMany={marked.length > 0 && markedWhere === undefined}
            onSave={save}
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
      {pages.total === 0 || (pages.total === undefined && (fault || pages.problem)) ? (
        <p className="py-2 text-muted">{!fault && !pages.problem && noneWords(state)}</p>
      ) : (
        <MatrixTable
          {...matrix.table}
          place={place}
          sort={sort}
          onSort={(next) => setState({ sort: next, row: undefined })}
        />
      )}
      {saving && markedWhere !== undefined && (
        <SaveSliceDialog
          project={view.project}
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
  { total: shown, matching: total }: MatrixPages,
  { dataset }: CompareView["comparison"],
  state: CompareState,
): string {
  if (total === undefined || shown === undefined) return "";
  if (shown < total) return `${formatCount(shown)} of ${formatCount(total)} are in this view`;
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
