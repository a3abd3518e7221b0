import { useMemo, useState } from "react";
import type { TimelineState } from "#contract/links/timeline-link.ts";
import type { Timeline } from "#contract/timeline.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Section } from "#web/ui/page.tsx";
import { ChangeList } from "./change-list.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import { ChosenRuns } from "./chosen-runs.tsx";
import { NoteDialog, type NoteTarget } from "./note-dialog.tsx";
import { seriesLook } from "./series-look.ts";
import { seriesPicture, zoomedRuns } from "./series-picture.ts";
import { shownSeries } from "./shown-series.ts";
import { SliceHeat } from "./slice-heat.tsx";
import { UnusualList } from "./unusual-list.tsx";

interface MetricViewProps {
  readonly project: string;
  readonly data: Timeline;
  readonly metric: string;
  readonly state: TimelineState;
  readonly setState: SetLinkState<TimelineState>;
}

/** One metric over runs: its picture, and beside it what changed. */
export function MetricView({ project, data, metric, state, setState }: MetricViewProps) {
  const { zoom, order, source, bucket, runs: chosen = [] } = state;
  const periodDays = source === "traces" ? (bucket === "week" ? 7 : 1) : undefined;
  const { series, named } = useMemo(() => shownSeries(data, metric), [data, metric]);
  const look = useMemo(() => seriesLook(metric, data.metrics), [metric, data.metrics]);
  const runs = useMemo(() => zoomedRuns(data.runs, zoom), [data.runs, zoom]);
  const picture = useMemo(
    () => seriesPicture(series, runs, look, { notes: data.notes, named }),
    [series, runs, look, data.notes, named],
  );
  const choose = (run: string) => {
    const others = chosen.filter((one) => one !== run);
    // A second click on a run lets it go; a third run takes the place of the older choice.
    const next = others.length < chosen.length ? others : [...others.slice(-1), run];
    setState({ runs: next.length > 0 ? next : undefined }, { replace: true });
  };
  const [noting, setNoting] = useState<NoteTarget>();
  if (series.length === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-x-8 wide:grid-cols-[minmax(0,1fr)_340px]">
      <div className="min-w-0 pb-4">
        <ChartPanel
          {...{ series, runs, picture, look, order, chosen }}
          onChoose={choose}
          onZoom={(first, last) => setState({ zoom: [first, last] })}
        />
        {periodDays === undefined && (
          <div className="pt-4">
            <SliceHeat {...{ project, metric, state, setState }} />
          </div>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <ChosenRuns
          {...{ project, timeline: data, metric, periodDays, chosen }}
          onNote={setNoting}
          onClear={() => setState({ runs: undefined }, { replace: true })}
        />
        <div>
          <Section title="Changes">
            <ChangeList {...{ project, periodDays }} timeline={data} onNote={setNoting} />
          </Section>
          <Section title="Unusual runs">
            <UnusualList timeline={data} onChoose={choose} />
          </Section>
        </div>
      </div>
      {noting && (
        <NoteDialog project={project} target={noting} onClose={() => setNoting(undefined)} />
      )}
    </div>
  );
}
