import type { TimelineState } from "#contract/links/timeline-link.ts";
import { type Timeline, timelineFigures, timelineGroup } from "#contract/timeline.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { RangeSelect, SourceSelect } from "./scope-selects.tsx";
import { seriesLook } from "./series-look.ts";

interface TimelineToolbarProps {
  readonly data: Timeline;
  readonly state: TimelineState;
  readonly setState: SetLinkState<TimelineState>;
}

const all = { value: "", label: "all" };
const traits = ["experiment", "model", "prompt", "dataset"];

/** What the picture shows: all of it is in the address. */
export function TimelineToolbar({ data, state, setState }: TimelineToolbarProps) {
  const { metric = "", experiment = "", group = "", order = "", to, zoom } = state;
  const ofRuns = state.source !== "traces";
  const names = new Set([...data.metrics.map(({ name }) => name), ...timelineFigures]);
  for (const series of data.series) names.add(series.metric);
  if (metric) names.add(metric);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
      <SourceSelect state={state} setState={setState} />
      <NativeSelect
        label="Metric"
        labelShown
        value={metric}
        options={[
          all,
          ...[...names].map((name) => ({
            value: name,
            label: seriesLook(name, data.metrics).label,
          })),
        ]}
        onChange={(next) => setState({ metric: next || undefined })}
      />
      {ofRuns && (
        <NativeSelect
          label="Experiment"
          labelShown
          value={experiment}
          options={[all, ...optionsOf(data.experiments, experiment)]}
          onChange={(next) =>
            setState({ experiment: next || undefined, zoom: undefined, runs: undefined })
          }
        />
      )}
      {metric && ofRuns && (
        <NativeSelect
          label="A line for each"
          labelShown
          value={group}
          options={[
            { value: "", label: "metric" },
            ...traits.map((value) => ({ value, label: value })),
            ...data.metadataKeys.map((key) => ({ value: `metadata.${key}`, label: key })),
          ]}
          onChange={(next) => setState({ group: timelineGroup.safeParse(next).data })}
        />
      )}
      {ofRuns && (
        <NativeSelect
          label="In the order of"
          labelShown
          value={order}
          options={[{ value: "", label: "time" }, ...optionsOf(data.metadataKeys, order)]}
          onChange={(next) => setState({ order: next || undefined, zoom: undefined })}
        />
      )}
      <RangeSelect state={state} setState={setState} />
      {to !== undefined && <span className="text-muted">{`to ${to.slice(0, 10)}`}</span>}
      {zoom && <Button onClick={() => setState({ zoom: undefined })}>Show all runs</Button>}
    </div>
  );
}

function optionsOf(values: readonly string[], chosen: string) {
  const known = chosen && !values.includes(chosen) ? [...values, chosen] : values;
  return known.filter(Boolean).map((value) => ({ value, label: value }));
}
