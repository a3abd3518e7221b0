import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useState } from "react";
import type { TimelineState } from "#contract/links/timeline-link.ts";
import { getTimelineSlices } from "#contract/timeline-slices.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { HeatTable } from "./heat-table.tsx";
import { heatSentence } from "./heat-sentence.ts";

interface SliceHeatProps {
  readonly project: string;
  readonly metric: string;
  readonly state: TimelineState;
  readonly setState: SetLinkState<TimelineState>;
}

const shownAtFirst = 25;

/** The latest runs by slice, each judged against the one before it. */
export function SliceHeat({ project, metric, state, setState }: SliceHeatProps) {
  const { experiment, from, to, slices: key } = state;
  const [whole, setWhole] = useState(false);
  const question = { p: project, metric: metric.replace(/\^\d+$/, ""), experiment, from, to, key };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...queryFor(getTimelineSlices, question),
    placeholderData: keepPreviousData,
  });
  if (data && data.sliceKeys.length === 0 && data.slices.length === 0) return null;
  const rows = data?.slices ?? [];
  return (
    <Section
      title="Slices of the latest runs"
      actions={
        data?.key != null && (
          <NativeSelect
            label="Sliced by"
            labelShown
            value={data.key}
            options={[...new Set([...data.sliceKeys.map((one) => one.key), data.key])].map(
              (value) => ({ value, label: value }),
            )}
            onChange={(next) => setState({ slices: next })}
          />
        )
      }
    >
      {error && (
        <ProblemNote
          what="The slices could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={8} label="Loading the slices" />}
      {data && rows.length === 0 && (
        <p className="text-muted">No slice has a value of this metric in the latest runs.</p>
      )}
      {data && rows.length > 0 && (
        <div className={clsx(isPlaceholderData && "opacity-60")}>
          <p className="pb-1">{heatSentence(data)}</p>
          <HeatTable
            project={project}
            data={data}
            rows={whole ? rows : rows.slice(0, shownAtFirst)}
            metric={metric}
          />
          {!whole && rows.length > shownAtFirst && (
            <Button className="mt-2" onClick={() => setWhole(true)}>
              {`Show all ${formatCount(rows.length)}`}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
