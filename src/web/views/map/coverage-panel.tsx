import { useQuery } from "@tanstack/react-query";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import { type Coverage, getCoverage } from "#contract/embeddings/coverage.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatCount, formatP, formatQuantity } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { coverageSentence, driftSentence } from "./coverage-words.ts";
import { CrossSplitList } from "./cross-split-list.tsx";
import { GroupTable } from "./group-table.tsx";
import { HoleList } from "./hole-list.tsx";
import { PartButton } from "./part-button.tsx";
import { WeightedSection } from "./weighted-section.tsx";

export interface CoveragePanelProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly chosen: EmbeddingSet;
  readonly state: MapState;
  readonly onChange: SetLinkState<MapState>;
}

/** How far a dataset reaches over production, what it lacks, and what that does to the score. */
export function CoveragePanel({ place, chosen, state, onChange }: CoveragePanelProps) {
  const { dataset } = state;
  const { data, error, isPending, refetch } = useQuery(
    queryFor(getCoverage, { ...place, dataset }),
  );
  const names = new Set([...chosen.datasets, ...(dataset === undefined ? [] : [dataset])]);
  return (
    <ScrollRegion
      aria-label="Coverage"
      className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto"
    >
      {names.size > 1 && (
        <NativeSelect
          label="Dataset"
          labelShown
          value={dataset ?? data?.dataset ?? ""}
          options={[...names].map((name) => ({ value: name, label: name }))}
          onChange={(name) => onChange({ dataset: name, part: undefined })}
        />
      )}
      {error && (
        <ProblemNote
          what="Coverage could not be measured"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {isPending && <SkeletonRows rows={10} label="Measuring what the dataset covers" />}
      {data && <Details coverage={data} place={place} state={state} onChange={onChange} />}
    </ScrollRegion>
  );
}

type DetailsProps = Omit<CoveragePanelProps, "chosen"> & { readonly coverage: Coverage };

function Details({ coverage, place, state, onChange }: DetailsProps) {
  const { production, looked, holes, unusedCount, examples, crossSplit, groups } = coverage;
  const select = (part: string) =>
    onChange({
      part: state.part === part ? undefined : part,
      lasso: undefined,
      find: undefined,
      at: undefined,
    });
  return (
    <>
      <div>
        <p className="[overflow-wrap:anywhere]">{coverageSentence(coverage)}</p>
        <p className="text-small text-muted">
          In reach is what lies no farther from an example than its fifth nearest fellow.
          {looked < production &&
            ` ${formatCount(looked)} points drawn at random stand for all ${formatCount(production)}.`}
        </p>
      </div>
      {production > 0 && <WeightedSection place={place} state={state} onChange={onChange} />}
      {holes.length > 0 && <HoleList holes={holes} part={state.part} onPart={select} />}
      {production > 0 && unusedCount > 0 && (
        <section>
          <h2 className="pb-1 text-body">Examples far from production</h2>
          <PartButton isChosen={state.part === "unused"} onClick={() => select("unused")}>
            {formatQuantity(unusedCount, "example")} of {formatCount(examples)} have no production
            point near them
          </PartButton>
        </section>
      )}
      {production > 0 && groups.length > 0 && <Drift coverage={coverage} />}
      {crossSplit.length > 0 && (
        <CrossSplitList
          pairs={crossSplit}
          project={place.p}
          dataset={coverage.dataset}
          part={state.part}
          onPart={select}
        />
      )}
    </>
  );
}

function Drift({ coverage }: { readonly coverage: Coverage }) {
  const { drift, groups } = coverage;
  const sentence = driftSentence(coverage);
  return (
    <section>
      <h2 className="pb-1 text-body">What production asks more and less</h2>
      {sentence !== null && <p className="[overflow-wrap:anywhere]">{sentence}</p>}
      {drift && (
        <p className="pb-1 text-small text-muted">
          Energy distance {drift.h.toFixed(3)}, p {formatP(drift.p)} of {drift.draws} permutations,{" "}
          {formatQuantity(drift.sampled[0], "production point")} and{" "}
          {formatQuantity(drift.sampled[1], "example")} drawn at random.
        </p>
      )}
      <GroupTable groups={groups} />
    </section>
  );
}
