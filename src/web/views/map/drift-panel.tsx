import { useQuery } from "@tanstack/react-query";
import { type Drift, getDrift } from "#contract/embeddings/drift.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatCount, formatP, formatQuantity } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { driftInput, grownPart } from "./drift-input.ts";
import { DriftList } from "./drift-list.tsx";
import { DriftWindows } from "./drift-windows.tsx";
import { windowsSentence } from "./drift-words.ts";

interface DriftPanelProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly state: MapState;
  readonly onChange: SetLinkState<MapState>;
}

/** What production asks in one stretch of time against an earlier one. */
export function DriftPanel({ place, state, onChange }: DriftPanelProps) {
  const { data, error, isPending, refetch } = useQuery(
    queryFor(getDrift, driftInput(place, state)),
  );
  const select = (part: string) =>
    onChange({
      part: state.part === part ? undefined : part,
      lasso: undefined,
      find: undefined,
      at: undefined,
    });
  return (
    <ScrollRegion aria-label="Drift" className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto">
      <DriftWindows
        drift={data}
        state={state}
        onWindows={(windows) => onChange({ ...windows, part: undefined })}
      />
      {error && (
        <ProblemNote
          what="Drift could not be measured"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {isPending && <SkeletonRows rows={10} label="Holding the two times against each other" />}
      {data && !error && (
        <>
          <Answer drift={data} />
          {data.clusters.length > 0 && (
            <DriftList
              clusters={data.clusters}
              isChosen={(cluster) => state.part === grownPart(cluster)}
              onCluster={(cluster) => select(grownPart(cluster))}
            />
          )}
        </>
      )}
    </ScrollRegion>
  );
}

function Answer({ drift: answer }: { readonly drift: Drift }) {
  const { drift, production, untimed, method, windows } = answer;
  const missing =
    untimed > 0
      ? `${formatCount(untimed)} of ${formatQuantity(production, "production point")} left out: when they were asked is not known, as their traces are not here.`
      : null;
  if (!windows)
    return (
      <p className="text-muted">
        {missing ?? "No production points in this set."} Send the traces of the points to see how
        questions change over time.
      </p>
    );
  return (
    <div>
      <p className="[overflow-wrap:anywhere]">{windowsSentence(answer)}</p>
      <p className="text-small text-muted">
        {drift &&
          `Energy distance ${drift.h.toFixed(3)}, p ${formatP(drift.p)} of ${drift.draws} permutations${
            drift.sampled[0] < windows[0].points || drift.sampled[1] < windows[1].points
              ? `, ${formatCount(drift.sampled[0])} and ${formatCount(drift.sampled[1])} points drawn at random`
              : ""
          }. `}
        Clusters are those of the {method === "umap" ? "UMAP" : "PCA"} picture; points count as if
        each was asked by somebody else. {missing}
      </p>
    </div>
  );
}
