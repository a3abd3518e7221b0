import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { getProject } from "#contract/projects.ts";
import { useArrivals } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { FailedTraces } from "./failed-traces.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { LatestComparison } from "./latest-comparison.tsx";
import { LatestRuns } from "./latest-runs.tsx";
import { Onboarding } from "./onboarding.tsx";
import { isEmpty, projectSentence } from "./project-sentence.ts";

export function OverviewPage() {
  const name = useProjectName();
  useArrivals(name, "records", false);
  useArrivals(name, "traces", false);
  const { data: project, error, refetch } = useQuery(queryFor(getProject, { p: name }));
  // A project comes to be with its first record: one that nobody sent to is empty, not an error.
  const unknown = error && problemOf(error).code === "not_found";
  const empty = unknown || (project && isEmpty(project));
  // What the reader started here is followed to its end, also when the project is no longer empty.
  const [busyIn, setBusyIn] = useState<string>();
  if (empty || busyIn === name)
    return (
      <Onboarding
        project={name}
        arrived={!empty}
        onStarted={() => setBusyIn(name)}
        onLeave={() => setBusyIn(undefined)}
      />
    );
  return (
    <>
      <PageHead
        title={name}
        sentence={
          project ? projectSentence(project) : !error && <Skeleton className="mt-1 h-4 w-80" />
        }
        actions={
          <Link to="/p/$project/timeline" params={{ project: name }} search={{}} className="link">
            What moved lately
          </Link>
        }
      />
      {error && (
        <div className="pb-4">
          <ProblemNote
            what="The figures of this project could not be loaded"
            problem={problemOf(error)}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      <LatestComparison project={name} />
      <KeyFigures project={project} />
      <div className="grid grid-cols-1 gap-x-8 wide:grid-cols-2">
        <LatestRuns project={name} />
        <FailedTraces project={name} />
      </div>
    </>
  );
}
