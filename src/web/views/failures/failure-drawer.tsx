import { useQuery } from "@tanstack/react-query";
import { listFailures } from "#contract/failures.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Drawer } from "#web/ui/drawer.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { FailureContrastSection } from "./failure-contrast.tsx";
import { FailureDetails } from "./failure-details.tsx";
import { failureWhere } from "./failure-where.ts";

/** What narrows the questions of the page. */
export interface FailureScope {
  readonly p: string;
  readonly where?: string;
  readonly from?: string;
  readonly to?: string;
}

interface FailureDrawerProps {
  readonly project: string;
  readonly signature: string;
  readonly scope: FailureScope;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** Other failures of the same traces come along; the one asked for is in all of them, so it is among the first. */
const mostBeside = 50;

/** One failure: an example, all its traces, and what goes along with it. Loads by itself: the list may not hold it. */
export function FailureDrawer(props: FailureDrawerProps) {
  const { project, signature, scope, onClose, onNext, onPrevious } = props;
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const where = failureWhere(scope.where ?? "", signature);
  const { data, error, refetch } = useQuery({
    ...queryFor(listFailures, { ...scope, where, steps: "all", limit: mostBeside }),
    placeholderData: undefined,
  });
  const group = data?.items.find((one) => one.signature === signature);
  return (
    <Drawer
      label="The failure"
      title={<bdi>{group?.path.at(-1)?.slice(0, 200) || "Failure"}</bdi>}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      {error && (
        <ProblemNote
          what="The failure could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={10} label="Loading the failure" />}
      {data && !group && (
        <EmptyState title="No trace here fails so">
          <p>The filter or the time leaves none of its traces, or they were deleted.</p>
        </EmptyState>
      )}
      {data && group && (
        <>
          <FailureDetails
            project={project}
            group={group}
            buckets={data.buckets}
            tracesSearch={{ where, from: scope.from, to: scope.to }}
          />
          <FailureContrastSection key={signature} scope={scope} signature={signature} />
        </>
      )}
    </Drawer>
  );
}
