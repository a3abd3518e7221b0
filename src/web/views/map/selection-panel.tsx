import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import { labelsLink } from "#contract/links/labels-link.ts";
import { printText } from "#contract/filter/print.ts";
import { Button, buttonClass } from "#web/ui/button.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { AddToDatasetDialog } from "./add-to-dataset-dialog.tsx";
import { exampleFilter, selectedSubjects } from "./map-selection.ts";
import { SaveSelectionDialog } from "./save-selection-dialog.tsx";
import { SelectionVerdict } from "./selection-verdict.tsx";

interface SelectionPanelProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly points: PointColumns;
  /** Ascending; null where nothing is selected. */
  readonly selected: Uint32Array | null;
  readonly runs: readonly string[];
  readonly metric: string | undefined;
  readonly onClear: () => void;
}

/** A filter longer than this does not fit an address: the selection is saved as a slice first. */
const longestInLink = 3500;

/** The selection as a slice: what the runs do in it, and what can be done with it. */
export function SelectionPanel(props: SelectionPanelProps) {
  const { place, points, selected, runs, metric, onClear } = props;
  const [dialog, setDialog] = useState<"slice" | "dataset">();
  // The name belongs to one selection: to another one it says nothing.
  const [saved, setSaved] = useState<{ readonly name: string; readonly of: string }>();
  if (selected === null)
    return (
      <p className="py-1 text-muted">
        Outline points with the lasso, or hold shift and drag, to see what runs do with them.
      </p>
    );
  const { examples, spans } = selectedSubjects(points, selected);
  const filter = exampleFilter(examples);
  const slice = saved?.of === filter ? saved.name : undefined;
  const where =
    slice !== undefined
      ? `slice:${printText(slice)}`
      : filter.length <= longestInLink
        ? filter
        : undefined;
  const project = place.p;
  return (
    <section aria-label="Selection" className="flex flex-col gap-2 pb-2">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-body">{formatQuantity(selected.length, "point")} selected</h2>
        <Button tone="quiet" onClick={onClear}>
          Clear
        </Button>
      </div>
      {runs.length >= 2 && examples.length > 0 && (
        <SelectionVerdict project={project} runs={runs} metric={metric} examples={examples} />
      )}
      {runs.length < 2 && examples.length > 0 && (
        <p className="text-muted">Colour by who wins of two runs to compare them here.</p>
      )}
      <SelectionActions
        project={project}
        runs={examples.length > 0 ? runs : []}
        metric={metric}
        where={where}
        count={examples.length}
        slice={slice}
        spans={spans}
        onDialog={setDialog}
      />
      {dialog === "slice" && (
        <SaveSelectionDialog
          project={project}
          where={filter}
          count={examples.length}
          onSaved={(name) => {
            setSaved({ name, of: filter });
            setDialog(undefined);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "dataset" && (
        <AddToDatasetDialog
          place={place}
          points={points}
          selected={selected}
          onClose={() => setDialog(undefined)}
        />
      )}
    </section>
  );
}

interface SelectionActionsProps {
  readonly project: string;
  readonly runs: readonly string[];
  readonly metric: string | undefined;
  /** Undefined where the filter fits no address. */
  readonly where: string | undefined;
  /** Examples of the selection. */
  readonly count: number;
  readonly slice: string | undefined;
  readonly spans: number;
  readonly onDialog: (dialog: "slice" | "dataset") => void;
}

function SelectionActions(props: SelectionActionsProps) {
  const { project, runs, metric, where, count, slice, spans, onDialog } = props;
  return (
    <>
      <div className="flex flex-wrap gap-1.5">
        {count > 0 && (
          <Button needs="write" onClick={() => onDialog("slice")}>
            {slice === undefined ? "Save as slice" : `Saved: ${slice}`}
          </Button>
        )}
        {runs.length >= 2 && where !== undefined && count > 0 && (
          <>
            <Link
              to="/p/$project/compare"
              params={{ project }}
              search={compareLink.write({ runs: [...runs], where, metric })}
              className={buttonClass()}
            >
              Compare
            </Link>
            <Link
              to="/p/$project/labels"
              params={{ project }}
              search={labelsLink.write({ runs: [...runs], where, metric })}
              className={buttonClass()}
            >
              Label
            </Link>
          </>
        )}
        {spans > 0 && (
          <Button needs="write" onClick={() => onDialog("dataset")}>
            Add to dataset
          </Button>
        )}
      </div>
      {runs.length >= 2 && where === undefined && count > 0 && (
        <p className="text-small text-muted">
          {formatQuantity(count, "example")} do not fit an address: save them as a slice to compare
          or label them.
        </p>
      )}
    </>
  );
}
