import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { findSlices, type FoundSlices } from "#contract/compare.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";
import { ChangeLink } from "../change-link.tsx";
import type { CompareView } from "../compare-view.ts";
import { SaveSliceDialog } from "./save-slice-dialog.tsx";

type Found = FoundSlices["items"][number];

const firstShown = 12;

/** Metadata values, and pairs of them, where the run is worse: found by looking at all of them. */
export function FinderPanel({ view }: { view: CompareView }) {
  const { project, comparison, metric, run, state, setState } = view;
  const [most, setMost] = useState(firstShown);
  const [saving, setSaving] = useState<Found>();
  const { data, error, refetch, isPlaceholderData } = useQuery(
    queryFor(findSlices, {
      p: project,
      runs: comparison.runs.map(({ id }) => id),
      baseline: comparison.baseline,
      errored: state.errored,
      groups: state.groups,
      evaluator: state.evaluator,
      run: run.id,
      metric: metric.name,
      pairs: state.pairs,
    }),
  );
  return (
    <Section
      title="Where it is worse"
      actions={
        <>
          <label className="inline-flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={state.pairs === true}
              onChange={({ target }) =>
                setState({ pairs: target.checked ? true : undefined }, { replace: true })
              }
              className="accent-(--accent)"
            />
            pairs of values too
          </label>
          {data && <span className="text-muted">{testedWords(data)}</span>}
        </>
      }
    >
      {error && (
        <ProblemNote
          what="The slices could not be searched"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={6} label="Looking at every slice" />}
      {data?.items.length === 0 && (
        <p className="text-muted">
          {data.tested === 0
            ? "The examples carry no metadata that could be looked at."
            : "No slice stands out."}
        </p>
      )}
      <ol className={isPlaceholderData ? "opacity-60" : undefined}>
        {data?.items.slice(0, most).map((found) => (
          <FoundLine
            key={found.where}
            found={found}
            chosen={found.where === state.where}
            onSave={() => setSaving(found)}
          />
        ))}
      </ol>
      {data && data.items.length > most && (
        <Button tone="quiet" onClick={() => setMost(most * 4)}>
          {`Show more of ${formatCount(data.items.length)}`}
        </Button>
      )}
      {saving && (
        <SaveSliceDialog
          project={project}
          where={saving.where}
          suggestedName={saving.terms.map(({ value }) => value).join(" and ")}
          onClose={() => setSaving(undefined)}
          onSaved={() => setSaving(undefined)}
        />
      )}
    </Section>
  );
}

function FoundLine(props: {
  readonly found: Found;
  readonly chosen: boolean;
  readonly onSave: () => void;
}) {
  const { found, chosen, onSave } = props;
  const { where, terms, verdict } = found;
  return (
    <li
      className={`flex flex-wrap items-baseline gap-x-2 border-b py-0.5 ${chosen ? "bg-selected" : "hover:bg-hover"}`}
    >
      <VerdictMark status={verdict.status} />
      <ChangeLink change={{ where, row: undefined }} current={chosen}>
        {terms.map(({ key, value }) => `${key} ${value || "(empty)"}`).join(" and ")}
      </ChangeLink>
      <span className="min-w-0 flex-1 basis-80">{verdict.sentence}</span>
      <Button tone="quiet" needs="write" onClick={onSave}>
        Save as slice
      </Button>
    </li>
  );
}

function testedWords({ tested, skippedKeys }: FoundSlices): string {
  const looked = `found among ${formatQuantity(tested, "slice")}`;
  if (skippedKeys.length === 0) return looked;
  return `${looked}; left out for too many values: ${skippedKeys.join(", ")}`;
}
