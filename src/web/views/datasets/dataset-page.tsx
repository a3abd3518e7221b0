import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { listDatasets, listDatasetVersions } from "#contract/datasets.ts";
import { datasetLink } from "#contract/links/dataset-link.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { PageHead } from "#web/ui/page.tsx";
import { datasetSentence } from "./dataset-sentence.ts";
import { DatasetTabs } from "./dataset-tabs.tsx";
import { ExamplesTab } from "./examples-tab.tsx";
import { FieldsTab } from "./fields-tab.tsx";
import { HealthView } from "./health/health-view.tsx";
import { VersionsTab } from "./versions-tab.tsx";

/** One dataset: its examples, its versions, what they hold, and how far it can be trusted. */
export function DatasetPage() {
  const project = useProjectName();
  const { name = "" } = useParams({ strict: false });
  const [state, setState] = useLinkState(datasetLink);
  const { tab = "examples" } = state;
  const versions = useQuery({
    ...queryFor(listDatasetVersions, { p: project, name }),
    placeholderData: undefined,
  });
  const { data: datasets } = useQuery(
    queryFor(listDatasets, { p: project, search: name, limit: 500 }),
  );
  const dataset = datasets?.items.find((one) => one.name === name);
  return (
    <div className="flex h-full flex-col">
      <PageHead
        title={name}
        sentence={versions.data && datasetSentence(versions.data.items, dataset?.runCount)}
        actions={
          <Link
            to="/p/$project/runs"
            params={{ project }}
            search={runsLink.write({ dataset: name })}
            className="link"
          >
            Runs over it
          </Link>
        }
      />
      <DatasetTabs project={project} name={name} tab={tab} />
      {tab === "examples" && (
        <ExamplesTab
          project={project}
          name={name}
          state={state}
          setState={setState}
          versions={versions.data?.items ?? []}
        />
      )}
      {tab === "versions" && (
        <VersionsTab
          project={project}
          name={name}
          state={state}
          setState={setState}
          versions={versions}
        />
      )}
      {tab === "fields" && (
        <FieldsTab project={project} name={name} state={state} setState={setState} />
      )}
      {tab === "health" && (
        <HealthView project={project} name={name} state={state} setState={setState} />
      )}
    </div>
  );
}
