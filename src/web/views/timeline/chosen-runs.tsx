import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { runsLink } from "#contract/links/runs-link.ts";
import type { Timeline, TimelineRun } from "#contract/timeline.ts";
import { buttonClass } from "#web/ui/button.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import type { NoteTarget } from "./note-dialog.tsx";
import { NoteList } from "./note-list.tsx";
import { PairLink } from "./pair-link.tsx";
import { PeriodLink } from "./period-link.tsx";
import { readoutOf } from "./readout.ts";
import { useRefusal } from "#web/ui/refusals.ts";
import { seriesLook } from "./series-look.ts";

interface ChosenRunsProps {
  readonly project: string;
  readonly timeline: Timeline;
  readonly metric: string;
  /** Length of the periods of traces that stand in the place of runs. */
  readonly periodDays: number | undefined;
  readonly chosen: readonly string[];
  readonly onClear: () => void;
  readonly onNote: (target: NoteTarget) => void;
}

/** The run that was chosen in the picture, or the two, with the way to their comparison. */
export function ChosenRuns(props: ChosenRunsProps) {
  const { project, timeline, metric, periodDays, chosen, onClear, onNote } = props;
  // In the order of the picture: the earlier is the baseline.
  const runs = timeline.runs.filter(({ id }) => chosen.includes(id));
  const [first, second] = runs;
  if (!first) return null;
  return (
    <section aria-label="Chosen runs" className="border-b pb-2">
      <div className="flex items-start justify-between gap-2">
        <div className="flex min-w-0 flex-1 flex-col gap-2">
          {runs.map((run) => (
            <ChosenRun key={run.id} {...{ project, timeline, metric, periodDays, run, onNote }} />
          ))}
        </div>
        <IconButton label="Choose no run" icon={<X size={16} />} onClick={onClear} />
      </div>
      {periodDays !== undefined ? null : second ? (
        <PairLink
          project={project}
          runs={[first.id, second.id]}
          metric={metric}
          className={buttonClass("primary", "mt-2")}
        >
          Compare the two
        </PairLink>
      ) : (
        <p className="pt-1 text-small text-muted">Choose another to compare it with.</p>
      )}
    </section>
  );
}

interface ChosenRunProps {
  readonly project: string;
  readonly timeline: Timeline;
  readonly metric: string;
  readonly periodDays: number | undefined;
  readonly run: TimelineRun;
  readonly onNote: (target: NoteTarget) => void;
}

function ChosenRun({ project, timeline, metric, periodDays, run, onNote }: ChosenRunProps) {
  const mayWrite = useRefusal("write") === undefined;
  const look = seriesLook(metric, timeline.metrics);
  const { promptVersion, model, dataset } = run;
  const facts = [
    model,
    promptVersion && `${promptVersion.prompt}@${promptVersion.version}`,
    dataset,
    ...Object.entries(run.metadata)
      .slice(0, 6)
      .map(([key, value]) => `${key} ${value}`),
  ].filter(Boolean);
  return (
    <div className="min-w-0">
      <p className="truncate">
        {periodDays === undefined ? (
          <Link
            to="/p/$project/runs"
            params={{ project }}
            search={runsLink.write({ ...runsLink.read({}), row: run.id })}
            className="link font-strong"
          >
            {run.name}
          </Link>
        ) : (
          <PeriodLink project={project} start={run.at} days={periodDays}>
            {run.name}
          </PeriodLink>
        )}{" "}
        <span className="text-muted">
          <RelativeTime at={run.at} />
        </span>
      </p>
      {timeline.series
        .filter(({ points }) => points.some((point) => point.run === run.id))
        .map((series) => {
          const { value, notes } = readoutOf(run, series, look);
          return <p key={series.key}>{[series.key, value, ...notes].filter(Boolean).join(". ")}</p>;
        })}
      <p className="text-small [overflow-wrap:anywhere] text-muted">{facts.join(" · ")}</p>
      <NoteList timeline={timeline} run={run.id} metric={metric} />
      {mayWrite && (
        <button
          type="button"
          className="link"
          onClick={() => onNote({ run: run.id, runName: run.name, metric, kind: "note" })}
        >
          Add a note
        </button>
      )}
    </div>
  );
}
