import type { UseQueryResult } from "@tanstack/react-query";
import type { z } from "zod";
import type { listDatasetVersions } from "#contract/datasets.ts";
import type { DatasetState } from "#contract/links/dataset-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { chosenPair } from "./chosen-pair.ts";
import { VersionDiff } from "./version-diff.tsx";
import { VersionTable } from "./version-table.tsx";

interface VersionsTabProps {
  readonly project: string;
  readonly name: string;
  readonly state: DatasetState;
  readonly setState: SetLinkState<DatasetState>;
  readonly versions: UseQueryResult<z.output<typeof listDatasetVersions.output>>;
}

/** The versions of a dataset and what changed between two of them. */
export function VersionsTab({ project, name, state, setState, versions }: VersionsTabProps) {
  const { data, error, refetch } = versions;
  if (error)
    return (
      <ProblemNote
        what="The versions could not be loaded"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <SkeletonRows rows={6} label="Loading versions" />;
  if (data.items.length === 0) return <p className="text-muted">No example, so no version yet.</p>;
  const pair = chosenPair(data.items, state);
  return (
    <>
      <p className="max-w-3xl pb-3 text-muted">
        A version is a state of the examples that a run used, or the present one. The order is
        computed when it is read.
      </p>
      <div className="max-h-80 shrink-0 overflow-y-auto">
        <VersionTable project={project} name={name} versions={data.items} />
      </div>
      {pair ? (
        <VersionDiff
          project={project}
          name={name}
          versions={data.items}
          pair={pair}
          state={state}
          setState={setState}
        />
      ) : (
        <p className="pt-4 text-muted">
          There is one version only: every run used the examples as they are.
        </p>
      )}
    </>
  );
}
