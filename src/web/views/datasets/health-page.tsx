import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listDatasets } from "#contract/datasets.ts";
import { healthLink } from "#contract/links/dataset-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { formatCount } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { HealthView } from "./health/health-view.tsx";

/** The health of one dataset of the project; the largest one where the address names none. */
export function HealthPage() {
  const project = useProjectName();
  const [{ dataset, ...state }, setState] = useLinkState(healthLink);
  const { data, error, refetch } = useQuery(queryFor(listDatasets, { p: project, limit: 500 }));
  const datasets = data?.items.filter(({ exampleCount }) => exampleCount > 0) ?? [];
  const largest = datasets.toSorted((a, b) => b.exampleCount - a.exampleCount)[0];
  const shown = dataset ?? largest?.name;
  return (
    <>
      <PageHead
        title="Health"
        actions={
          shown !== undefined && (
            <>
              <NativeSelect
                label="Dataset"
                labelShown
                value={shown}
                options={[
                  ...datasets.map(({ name, exampleCount }) => ({
                    value: name,
                    label: `${name} (${formatCount(exampleCount)})`,
                  })),
                  ...(datasets.some(({ name }) => name === shown)
                    ? []
                    : [{ value: shown, label: shown }]),
                ]}
                onChange={(next) => setState({ ...closed, dataset: next })}
              />
              <Link
                to="/p/$project/datasets/$name"
                params={{ project, name: shown }}
                search={{}}
                className="link"
              >
                Open the dataset
              </Link>
            </>
          )
        }
      />
      {error && (
        <ProblemNote
          what="The datasets could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && shown === undefined && (
        <SkeletonRows rows={12} label="Loading datasets" />
      )}
      {data && shown === undefined && (
        <EmptyState title="No dataset yet">
          <p>Health looks for duplicates, conflicting answers and test questions in prompts.</p>
          <Link to="/p/$project" params={{ project }} search={{}} className="link">
            Three ways to bring data in
          </Link>
        </EmptyState>
      )}
      {shown !== undefined && (
        <HealthView key={shown} project={project} name={shown} state={state} setState={setState} />
      )}
    </>
  );
}

/** What belongs to the dataset that was shown before. */
const closed = {
  slices: undefined,
  metric: undefined,
  run: undefined,
  row: undefined,
  beside: undefined,
};
