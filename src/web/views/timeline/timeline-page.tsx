import { clsx } from "clsx";
import { timelineLink } from "#contract/links/timeline-link.ts";
import { useArrivals } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { Snippet } from "#web/ui/snippet.tsx";
import { MetricView } from "./metric-view.tsx";
import { MovedList } from "./moved-list.tsx";
import { overviewSentence } from "./moved-lately.ts";
import { seriesSentence } from "./series-sentence.ts";
import { SmallMultiples } from "./small-multiples.tsx";
import { TimelineToolbar } from "./timeline-toolbar.tsx";
import { useTimeline } from "./use-timeline.ts";

/** Did quality, cost or latency move across runs, when, and what changed then? */
export function TimelinePage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(timelineLink);
  const { metric, zoom, runs: chosen, experiment, from, to } = state;
  const { data, old, error, retry } = useTimeline(project, state);
  const arrivals = useArrivals(project, "records", chosen !== undefined || zoom !== undefined);
  const filtered = experiment !== undefined || from !== undefined || to !== undefined;
  const shown = data && data.series.length > 0 ? data : undefined;
  return (
    <>
      <PageHead
        title="Timeline"
        sentence={
          !data && !error ? (
            <Skeleton className="mt-1 h-4 w-96 max-w-full" />
          ) : (
            data && (
              <span className="block [overflow-wrap:anywhere]">
                {metric === undefined
                  ? shown && overviewSentence(data)
                  : seriesSentence(data, metric)}
              </span>
            )
          )
        }
        actions={
          arrivals.count > 0 && (
            <Button onClick={arrivals.show}>{`${formatCount(arrivals.count)} new`}</Button>
          )
        }
      />
      {error && (
        <div className="pb-4">
          <ProblemNote
            what="The timeline could not be loaded"
            problem={problemOf(error)}
            onRetry={retry}
          />
        </div>
      )}
      {!data && !error && (
        <output className="block" aria-label="Loading the timeline" aria-busy>
          <Skeleton className="h-80 w-full" />
        </output>
      )}
      {data && <TimelineToolbar data={data} state={state} setState={setState} />}
      {data && !shown && (
        <NoSeries
          filtered={filtered || metric !== undefined}
          onReset={() =>
            setState({ experiment: undefined, from: undefined, to: undefined, metric: undefined })
          }
        />
      )}
      {shown && (
        <div className={clsx(old && "opacity-60")}>
          {metric === undefined ? (
            <>
              <MovedList data={shown} />
              <SmallMultiples data={shown} zoom={zoom} />
            </>
          ) : (
            <MetricView
              project={project}
              data={shown}
              metric={metric}
              state={state}
              setState={setState}
            />
          )}
          {shown.omitted > 0 && (
            <p className="pt-2 text-muted">
              {`${formatQuantity(shown.omitted, "older run")} left out: the latest ${formatCount(shown.runs.length)} are shown. Choose an experiment to see further back.`}
            </p>
          )}
        </div>
      )}
    </>
  );
}

const snippet = `printf '%s\\n' \\
  '{"type":"metric","name":"accuracy","kind":"pass","direction":"up"}' \\
  '{"type":"run","id":"nightly-1","experiment":"nightly","startedAt":"2026-01-01T00:00:00Z"}' \\
  '{"type":"score","target":{"run":"nightly-1"},"metric":"accuracy","value":0.82,"n":50}' \\
  | curl -X POST --data-binary @- 'ORIGIN/api/v1/records?project=PROJECT'`;

function NoSeries({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  const project = useProjectName();
  if (filtered)
    return (
      <EmptyState title="No run with a value here">
        <Button onClick={onReset}>Show every metric of every run</Button>
      </EmptyState>
    );
  return (
    <EmptyState title="No runs yet">
      <p>Send runs with scores; each run is a point of the timeline. A first one to try:</p>
      <Snippet
        label="Command that sends a run"
        code={snippet
          .replace("ORIGIN", window.location.origin)
          .replace("PROJECT", encodeURIComponent(project))}
      />
    </EmptyState>
  );
}
