import { MessageSquare, Check } from "lucide-react";
import type { Timeline } from "#contract/timeline.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";

interface NoteListProps {
  readonly timeline: Timeline;
  readonly run: string;
  readonly metric: string;
}

/** What was said of a run, or of its place in the series of a metric. */
export function NoteList({ timeline, run, metric }: NoteListProps) {
  const notes = timeline.notes.filter(
    (note) => note.run === run && (note.metric === null || note.metric === metric),
  );
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Notes" className="py-0.5">
      {notes.map(({ kind, text, author, at }) => (
        <li key={`${kind} ${at} ${author}`} className="flex gap-1.5 [overflow-wrap:anywhere]">
          {kind === "note" ? (
            <MessageSquare size={14} aria-hidden className="mt-[3px] shrink-0 text-muted" />
          ) : (
            <Check size={14} aria-hidden className="mt-[3px] shrink-0 text-muted" />
          )}
          <span className="min-w-0">
            {kind === "acknowledged" && <span className="font-strong">Acknowledged. </span>}
            {text}
            <span className="text-small text-muted">
              {` ${author ?? "somebody"}, `}
              <RelativeTime at={at} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
