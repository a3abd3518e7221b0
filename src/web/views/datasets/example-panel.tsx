import { useQuery } from "@tanstack/react-query";
import { getExample, type ExampleDetail } from "#contract/datasets.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Drawer } from "#web/ui/drawer.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { ContentBadges, ContentView } from "./content-view.tsx";
import { ExampleHistory } from "./example-history.tsx";
import { ExampleResults } from "./example-results.tsx";
import { OriginLink } from "./origin-link.tsx";

interface ExamplePanelProps {
  readonly project: string;
  readonly dataset: string;
  readonly id: string;
  readonly onClose: () => void;
  readonly onNext?: (() => void) | undefined;
  readonly onPrevious?: (() => void) | undefined;
}

/** One example: what it holds, what every run made of it, and what it was before. */
export function ExamplePanel(props: ExamplePanelProps) {
  const { project, dataset, id, onClose, onNext, onPrevious } = props;
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const { data, error, refetch } = useQuery({
    ...queryFor(getExample, { p: project, name: dataset, id }),
    placeholderData: undefined,
  });
  return (
    <Drawer
      label="The example"
      title={id}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      {error && (
        <ProblemNote
          what="The example could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={10} label="Loading the example" />}
      {data && <Details project={project} detail={data} />}
    </Drawer>
  );
}

function Details({ project, detail }: { project: string; detail: ExampleDetail }) {
  const { example, present, history, results } = detail;
  return (
    <>
      {!present && (
        <p className="pb-2">
          <StatusMark status="warning" word="Removed from the dataset" />
        </p>
      )}
      <ContentBadges metadata={example.metadata} split={example.split} />
      <OriginLink metadata={example.metadata} />
      <ContentView content={example} />
      <ExampleResults project={project} results={results} />
      <ExampleHistory history={history} />
    </>
  );
}
