import type { TimelineState } from "#contract/links/timeline-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";

interface ScopeSelectProps {
  readonly state: TimelineState;
  readonly setState: SetLinkState<TimelineState>;
}

const dayMs = 86_400_000;
const ranges = [7, 30, 90, 365];

/** Runs, or days or weeks of production traces. */
export function SourceSelect({ state, setState }: ScopeSelectProps) {
  return (
    <NativeSelect
      label="Of"
      labelShown
      value={state.source === "traces" ? (state.bucket ?? "day") : "runs"}
      options={[
        { value: "runs", label: "runs" },
        { value: "day", label: "traces, a day each" },
        { value: "week", label: "traces, a week each" },
      ]}
      onChange={(next) =>
        setState({
          ...(next === "day" || next === "week"
            ? { source: "traces", bucket: next }
            : { source: undefined, bucket: undefined }),
          metric: undefined,
          experiment: undefined,
          group: undefined,
          order: undefined,
          zoom: undefined,
          runs: undefined,
        })
      }
    />
  );
}

/** How far back the picture reaches. */
export function RangeSelect({ state: { source, from }, setState }: ScopeSelectProps) {
  return (
    <NativeSelect
      label="From"
      labelShown
      value={from === undefined ? "" : "since"}
      options={[
        { value: "", label: source === "traces" ? "the first trace" : "the first run" },
        ...(from === undefined ? [] : [{ value: "since", label: from.slice(0, 10) }]),
        ...ranges.map((days) => ({ value: String(days), label: `the last ${days} days` })),
      ]}
      onChange={(next) =>
        setState({
          from: next ? new Date(startOf(Number(next))).toISOString() : undefined,
          to: undefined,
          zoom: undefined,
        })
      }
    />
  );
}

/** Midnight so many days ago, so that two readers of one day have one address. */
function startOf(days: number): number {
  return Math.floor((Date.now() - days * dayMs) / dayMs) * dayMs;
}
