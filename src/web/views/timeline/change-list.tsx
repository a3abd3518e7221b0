import { Link } from "@tanstack/react-router";
import { promptLink } from "#contract/links/prompt-link.ts";
import type { Attribution, Timeline } from "#contract/timeline.ts";
import { formatP } from "#web/ui/format.ts";
import { causeEnds, causeNoun, consistencyWords, promptOf } from "./cause-words.ts";
import type { NoteTarget } from "./note-dialog.tsx";
import { NoteList } from "./note-list.tsx";
import { PairLink } from "./pair-link.tsx";
import { PeriodLink } from "./period-link.tsx";
import { runNames } from "./run-names.ts";
import { seriesLook } from "./series-look.ts";
import { changesOf, changeWords, type PlacedChange } from "./series-sentence.ts";
import { useRefusal } from "#web/ui/refusals.ts";
import { runsAround } from "./runs-around.ts";

interface ChangeListProps {
  readonly project: string;
  readonly timeline: Timeline;
  /** Length of the periods of traces that stand in the place of runs. */
  readonly periodDays: number | undefined;
  readonly onNote: (target: NoteTarget) => void;
}

/** Every change that was found, the latest first, with what changed there. */
export function ChangeList({ project, timeline, periodDays, onNote }: ChangeListProps) {
  const changes = changesOf(timeline);
  if (timeline.series.every(({ reason }) => reason === "not_asked"))
    return <p className="text-muted">Looking for changes …</p>;
  if (changes.length === 0)
    return (
      <p className="text-muted">
        {timeline.series.every(({ reason }) => reason === "too_few_runs")
          ? "Changes are looked for from 8 comparable runs on."
          : "None found: what moved stays within chance."}
      </p>
    );
  return (
    <ol className="flex flex-col">
      {changes.map((placed) => (
        <ChangeEntry
          key={`${placed.series.metric} ${placed.series.key} ${placed.change.run}`}
          project={project}
          timeline={timeline}
          periodDays={periodDays}
          onNote={onNote}
          placed={placed}
        />
      ))}
    </ol>
  );
}

interface ChangeEntryProps extends ChangeListProps {
  readonly placed: PlacedChange;
}

function ChangeEntry({ project, timeline, periodDays, placed, onNote }: ChangeEntryProps) {
  const mayWrite = useRefusal("write") === undefined;
  const { series, change } = placed;
  const { run } = change;
  const names = runNames(timeline.runs);
  const acknowledged = timeline.notes.some(
    (note) => note.run === run && note.metric === series.metric && note.kind === "acknowledged",
  );
  const look = seriesLook(series.metric, timeline.metrics);
  const around = runsAround(series, change.run);
  return (
    <li className="border-b py-2 first:pt-0">
      <p className="[overflow-wrap:anywhere]">
        <BetterMark better={change.better} />
        {changeWords({ ...change, changed: [] }, series, look, names)}
      </p>
      <p className="text-small text-muted">
        {`${change.grade === "change" ? "Change" : "Possible change"}, p ${formatP(change.p)}; mean ${look.format(change.from)} → ${look.format(change.to)}`}
      </p>
      {change.changed.length === 0 ? (
        <p className="text-small text-muted">Nothing recorded differs between the two runs.</p>
      ) : (
        <ul className="py-0.5">
          {change.changed.map((cause) => (
            <CauseEntry
              key={`${cause.what} ${cause.key}`}
              project={project}
              cause={cause}
              runs={around}
            />
          ))}
        </ul>
      )}
      {periodDays === undefined ? (
        <PairLink project={project} runs={[change.before, change.run]} metric={series.metric}>
          Compare the two runs
        </PairLink>
      ) : (
        <PeriodLink project={project} start={`${run}T00:00:00Z`} days={periodDays}>
          Traces from there
        </PeriodLink>
      )}
      {!acknowledged && mayWrite && (
        <button
          type="button"
          className="link ml-4"
          onClick={() =>
            onNote({
              run,
              runName: names.get(run) ?? run,
              metric: series.metric,
              kind: "acknowledged",
            })
          }
        >
          Acknowledge
        </button>
      )}
      <NoteList timeline={timeline} run={run} metric={series.metric} />
    </li>
  );
}

function BetterMark({ better }: { better: boolean | null }) {
  if (better === null) return null;
  return (
    <span className={better ? "text-better" : "text-worse"} title={better ? "better" : "worse"}>
      <span aria-hidden>{better ? "▲ " : "▼ "}</span>
      <span className="sr-only">{better ? "Better: " : "Worse: "}</span>
    </span>
  );
}

interface CauseEntryProps {
  readonly project: string;
  readonly cause: Attribution;
  readonly runs: number;
}

/** "the prompt v6 → v7, in all 16 runs", with the way to its difference. */
function CauseEntry({ project, cause, runs }: CauseEntryProps) {
  const [from, to] = causeEnds(cause);
  const [before, after] =
    cause.what === "prompt" ? [promptOf(cause.from), promptOf(cause.to)] : [null, null];
  return (
    <li className="text-small [overflow-wrap:anywhere]">
      <span className="text-muted">{`${causeNoun(cause).replace("the ", "")} `}</span>
      {after && before && before.prompt === after.prompt ? (
        <Link
          to="/p/$project/prompts/$name"
          params={{ project, name: after.prompt }}
          search={promptLink.write({ version: after.version, against: before.version })}
          className="link"
          title="What changed in its text"
        >
          {`${cause.from} → ${cause.to}`}
        </Link>
      ) : (
        `${from} → ${to}`
      )}
      <span className="text-muted">{`, ${consistencyWords(cause.consistency, runs)}`}</span>
    </li>
  );
}
