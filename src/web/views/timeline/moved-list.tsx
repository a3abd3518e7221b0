import { Link } from "@tanstack/react-router";
import { timelineLink } from "#contract/links/timeline-link.ts";
import type { Timeline } from "#contract/timeline.ts";
import type { Week } from "./last-week.ts";
import { movedLately } from "./moved-lately.ts";

interface MovedListProps {
  readonly data: Timeline;
  readonly week: Week;
  readonly noun: string;
}

const most = 12;

/** What moved in a week, a sentence each; each opens its metric at the runs that show it. */
export function MovedList({ data, week, noun }: MovedListProps) {
  const moved = movedLately(data, week, noun);
  if (data.series.every(({ reason }) => reason === "not_asked"))
    return <p className="pb-2 text-muted">Looking for changes …</p>;
  if (moved.length === 0) return <p className="pb-2 text-muted">No change to tell of.</p>;
  return (
    <ul className="pb-2" aria-label="What moved lately">
      {moved.slice(0, most).map(({ metric, words, better, runs }) => (
        <li key={words} className="py-0.5">
          <span
            className={better === null ? "text-muted" : better ? "text-better" : "text-worse"}
            title={better === null ? "moved" : better ? "better" : "worse"}
          >
            <span aria-hidden>{better === null ? "□ " : better ? "▲ " : "▼ "}</span>
            {better !== null && <span className="sr-only">{better ? "Better: " : "Worse: "}</span>}
          </span>
          <Link
            to="."
            search={(now) =>
              timelineLink.write({ ...timelineLink.read(now), metric, runs: [...runs] })
            }
            className="[overflow-wrap:anywhere] hover:text-accent hover:underline"
          >
            {words}
          </Link>
        </li>
      ))}
      {moved.length > most && (
        <li className="text-muted">{`${moved.length - most} more are in the pictures.`}</li>
      )}
    </ul>
  );
}
