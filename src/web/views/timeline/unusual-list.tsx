import type { Timeline } from "#contract/timeline.ts";
import { formatCount } from "#web/ui/format.ts";
import { seriesLook } from "./series-look.ts";
import { unusualRuns } from "./unusual-runs.ts";

interface UnusualListProps {
  readonly timeline: Timeline;
  readonly onChoose: (run: string) => void;
}

const most = 20;

/** Runs outside the band of those before them: one in 20 is, so they stand apart from changes. */
export function UnusualList({ timeline, onChoose }: UnusualListProps) {
  const all = unusualRuns(timeline);
  if (timeline.series.every(({ reason }) => reason === "not_asked"))
    return <p className="text-muted">Looking for changes …</p>;
  if (all.length === 0) return <p className="text-muted">None.</p>;
  return (
    <>
      <ul>
        {all.slice(0, most).map(({ run, series, point }) => {
          const look = seriesLook(series.metric, timeline.metrics);
          return (
            <li key={`${run.id} ${series.metric} ${series.key}`} className="flex gap-2">
              <button
                type="button"
                className="link min-w-0 truncate text-left"
                onClick={() => onChoose(run.id)}
              >
                {run.name}
              </button>
              <span className="min-w-0 flex-1 truncate text-muted">{series.key}</span>
              <span className="whitespace-nowrap">
                {point.value === null ? "–" : look.format(point.value)}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="text-small text-muted">
        {all.length > most && `${formatCount(all.length - most)} earlier ones are not listed. `}
        One run in 20 falls outside by chance; a second one, or a comparison, tells.
      </p>
    </>
  );
}
