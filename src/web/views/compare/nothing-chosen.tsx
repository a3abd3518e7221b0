import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CompareState } from "#contract/links/compare-link.ts";
import { listRuns, type Run } from "#contract/runs.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button, buttonClass } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { PageHead } from "#web/ui/page.tsx";
import { AddRun } from "./strip/add-run.tsx";
import { latestPairs } from "#web/data/latest-pairs.ts";

interface NothingChosenProps {
  readonly project: string;
  readonly chosen: readonly string[];
  readonly setState: SetLinkState<CompareState>;
}

const looked = 100;

/** What the page shows before two runs are chosen: pairs that make sense, and the way to choose others. */
export function NothingChosen({ project, chosen, setState }: NothingChosenProps) {
  const { data } = useQuery(queryFor(listRuns, { p: project, limit: looked }));
  const pairs = latestPairs(data?.items ?? []);
  const choose = (pair: readonly [Run, Run]) => {
    const runs = pair.map(({ id }) => id);
    setState({ runs, baseline: runs[0] });
  };
  return (
    <>
      <PageHead
        title="Compare"
        sentence={
          chosen.length === 1
            ? "One run is chosen; choose another to compare it with."
            : "Choose two to twenty runs over the same dataset."
        }
      />
      {chosen.length === 1 && (
        <div className="pb-4">
          <AddRun
            project={project}
            dataset={data?.items.find(({ id }) => id === chosen[0])?.dataset ?? undefined}
            taken={chosen}
            onAdd={(id) => setState({ runs: [...chosen, id] })}
          />
        </div>
      )}
      {pairs.length > 0 && (
        <section aria-label="Latest pairs" className="flex flex-col items-start gap-1 pb-4">
          <p className="text-muted">The two latest runs over each dataset:</p>
          {pairs.map((pair) => (
            <Button
              key={pair[0].id}
              tone="quiet"
              className="text-accent!"
              onClick={() => choose(pair)}
            >
              {`${pair[0].name} and ${pair[1].name} over ${pair[0].dataset}`}
            </Button>
          ))}
        </section>
      )}
      {data?.items.length === 0 ? (
        <EmptyState title="No run yet">
          <Link to="/p/$project" params={{ project }} search={{}} className="link">
            Three ways to bring runs in
          </Link>
        </EmptyState>
      ) : (
        <Link
          to="/p/$project/runs"
          params={{ project }}
          search={{}}
          className={buttonClass("primary")}
        >
          Choose in the list of runs
        </Link>
      )}
    </>
  );
}
