import { clsx } from "clsx";
import { Suspense, useState } from "react";
import { timelineLink } from "#contract/links/timeline-link.ts";
import type { Timeline } from "#contract/timeline.ts";
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
import { LazyMetricView, loadMetricView } from "./lazy-metric-view.ts";
import { OverviewView } from "./overview-view.tsx";
import { overviewSentence } from "./moved-lately.ts";
import { seriesSentence } from "./series-sentence.ts";
import { TimelineToolbar } from "./timeline-toolbar.tsx";
import { WatchLink } from "./watch-link.tsx";
import { useTimeline } from "./use-timeline.ts";

/** Did quality, cost or latency move across runs, when, and what changed then? */
export function TimelinePage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(timelineLink);
  const [nowMs] = useState(Date.now);
  const { metric, zoom, runs: chosen, experiment, from, to } = state;
  const { data, old, error, retry } = useTimeline(project, state);
  // Comes while the values do, not after them.
  if (metric !== undefined && !data) void loadMetricView();
  const arrivals = useArrivals(project, "records", chosen !== undefined || zoom !== undefined);
  const filtered = experiment !== undefined || from !== undefined || to !== undefined;
  const ofTraces = state.source === "traces";
  const noun = ofTraces ? (state.bucket ?? "day") : "run";
  const shown = data && data.series.length > 0 ? data : undefined;
  return (
    <>
      <PageHead
        title="Timeline"
        sentence={
          !data && !error ? (
            <Skeleton className="mt-1 h-4 w-96 max-w-full" />
          ) : (
            data && <Answer data={data} metric={metric} noun={noun} nowMs={nowMs} />
          )
        }
        actions={
          <>
            {arrivals.count > 0 && (
              <Button onClick={arrivals.show}>{`${formatCount(arrivals.count)} new`}</Button>
            )}
            {shown && <WatchLink project={project} state={state} />}
          </>
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
          filtered={filtered || metric !== undefined || ofTraces}
          ofTraces={ofTraces}
          onShow={(source) => setState({ ...everything, source })}
        />
      )}
      {shown && (
        <div className={clsx(old && "opacity-60")}>
          {metric === undefined ? (
            <OverviewView data={shown} {...{ project, zoom, noun, ofTraces }} />
          ) : (
            <Suspense fallback={<Skeleton className="h-80 w-full" />}>
              <LazyMetricView {...{ project, metric, state, setState }} data={shown} />
            </Suspense>
          )}
          <Omitted count={shown.omitted} shown={shown.runs.length} />
        </div>
      )}
    </>
  );
}

interface AnswerProps {
  readonly data: Timeline;
  readonly metric: string | undefined;
  readonly noun: string;
  readonly nowMs: number;
}

/** The sentence of the page, with room for the one that comes when changes were looked for: pictures keep their place. */
function Answer({ data, metric, noun, nowMs }: AnswerProps) {
  const ofAll = data.series.length > 0 && overviewSentence(data, nowMs, noun);
  return (
    <span
      className={clsx(
        "block [overflow-wrap:anywhere]",
        metric === undefined ? "min-h-11 sm:min-h-0" : "min-h-22 sm:min-h-11",
      )}
    >
      {metric === undefined ? ofAll : seriesSentence(data, metric, noun)}
    </span>
  );
}

function Omitted({ count, shown }: { count: number; shown: number }) {
  if (count === 0) return null;
  return (
    <p className="pt-2 text-muted">
      {`${formatQuantity(count, "older run")} left out: the latest ${formatCount(shown)} are shown. Choose an experiment to see further back.`}
    </p>
  );
}

/** What narrows the view, taken away. */
const everything = {
  metric: undefined,
  experiment: undefined,
  group: undefined,
  order: undefined,
  from: undefined,
  to: undefined,
  zoom: undefined,
  runs: undefined,
};

const snippet = `printf '%s\\n' \\
  '{"type":"metric","name":"accuracy","kind":"pass","direction":"up"}' \\
  '{"type":"run","id":"nightly-1","experiment":"nightly","startedAt":"2026-01-01T00:00:00Z"}' \\
  '{"type":"score","target":{"run":"nightly-1"},"metric":"accuracy","value":0.82,"n":50}' \\
  | curl -X POST --data-binary @- 'ORIGIN/api/v1/records?project=PROJECT'`;

interface NoSeriesProps {
  /** Something narrows the view. */
  readonly filtered: boolean;
  readonly ofTraces: boolean;
  readonly onShow: (source: "traces" | undefined) => void;
}

function NoSeries({ filtered, ofTraces, onShow }: NoSeriesProps) {
  const project = useProjectName();
  const traces = <Button onClick={() => onShow("traces")}>Show traces by day</Button>;
  if (filtered)
    return (
      <EmptyState title={`No ${ofTraces ? "trace" : "run"} with a value here`}>
        <Button onClick={() => onShow(undefined)}>Show every metric of every run</Button>
        {!ofTraces && traces}
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
      <p>Production traces have a timeline of their own:</p>
      {traces}
    </EmptyState>
  );
}
