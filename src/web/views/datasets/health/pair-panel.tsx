import { useQueries } from "@tanstack/react-query";
import { type ExampleDetail, getExample } from "#contract/datasets.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Drawer } from "#web/ui/drawer.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { ContentBadges, ContentView } from "../content-view.tsx";
import { ExampleLink } from "./example-link.tsx";

interface PairPanelProps {
  readonly project: string;
  readonly dataset: string;
  readonly ids: readonly [string, string];
  readonly onClose: () => void;
}

/** Two examples side by side; the second shows in which words it differs from the first. */
export function PairPanel({ project, dataset, ids, onClose }: PairPanelProps) {
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const queries = useQueries({
    queries: ids.map((id) => ({
      ...queryFor(getExample, { p: project, name: dataset, id }),
      placeholderData: undefined,
    })),
  });
  const failed = queries.find(({ error }) => error);
  const [one, other] = queries.map(({ data }) => data);
  return (
    <Drawer
      label="Two examples"
      title="Side by side"
      width={Math.max(drawerWidth, 900)}
      onResize={setDrawerWidth}
      onClose={onClose}
    >
      {failed && (
        <ProblemNote
          what="The examples could not be loaded"
          problem={problemOf(failed.error)}
          onRetry={() => queries.forEach((query) => void query.refetch())}
        />
      )}
      {!failed && !(one && other) && <SkeletonRows rows={10} label="Loading the examples" />}
      {one && other && (
        <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
          <Side detail={one} against={undefined} />
          <Side detail={other} against={one} />
        </div>
      )}
    </Drawer>
  );
}

interface SideProps {
  readonly detail: ExampleDetail;
  readonly against: ExampleDetail | undefined;
}

function Side({ detail: { example }, against }: SideProps) {
  return (
    <section aria-label={example.id} className="min-w-0">
      <h3 className="pb-2">
        <ExampleLink id={example.id} />
      </h3>
      <ContentBadges metadata={example.metadata} split={example.split} />
      <ContentView content={example} against={against?.example} />
    </section>
  );
}
