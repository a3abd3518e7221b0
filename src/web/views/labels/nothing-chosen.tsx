import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listRuns } from "#contract/runs.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { latestOfDatasets } from "./latest-runs.ts";

interface NothingChosenProps {
  readonly project: string;
  /** Undefined where the project has no such metric. */
  readonly metric: string | undefined;
  /** The metric that the link names. */
  readonly wanted: string | undefined;
  readonly verb: "Score" | "Compare scores of";
  readonly onRuns: (runs: string[]) => void;
}

const looked = 100;

/** What the page shows before runs are chosen: runs that make sense. */
export function NothingChosen({ project, metric, wanted, verb, onRuns }: NothingChosenProps) {
  const { data, error, refetch } = useQuery(queryFor(listRuns, { p: project, limit: looked }));
  if (error)
    return (
      <ProblemNote
        what="The runs could not be loaded"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <SkeletonRows rows={4} label="Loading runs" />;
  if (data.items.length === 0)
    return (
      <EmptyState title="No run yet">
        <p>People score what runs have answered.</p>
        <Link to="/p/$project" params={{ project }} search={{}} className="link">
          Three ways to bring runs in
        </Link>
      </EmptyState>
    );
  if (metric === undefined)
    return (
      <EmptyState title={wanted === undefined ? "No metric yet" : `There is no metric "${wanted}"`}>
        <p>Choose another, or make one with + above: it says what is scored, and how.</p>
      </EmptyState>
    );
  return (
    <section aria-label="Latest runs" className="flex flex-col items-start gap-1">
      <p className="max-w-2xl pb-1 text-muted">
        {verb === "Score"
          ? "Scores of people say what a run is really worth, and how far a judge can be trusted. Choose runs above, or take the latest over a dataset; they come shuffled, without their names."
          : "Choose runs above, or take the latest over a dataset."}
      </p>
      {latestOfDatasets(data.items).map(({ dataset, runs }) => (
        <Button
          key={dataset ?? ""}
          tone="quiet"
          className="max-w-full text-accent!"
          onClick={() => onRuns(runs.map(({ id }) => id))}
        >
          <span className="truncate">
            {`${verb} ${runs.map(({ name }) => name).join(", ")}${dataset === null ? "" : ` over ${dataset}`}`}
          </span>
        </Button>
      ))}
    </section>
  );
}
