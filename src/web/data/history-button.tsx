import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";
import { getHistory, type HistoryItem, type HistoryKind } from "#contract/history.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RedactedText } from "#web/ui/redacted-text.tsx";
import { useIsOnlyRead } from "#web/ui/refusals.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { eventWords, keptWords } from "./history-words.ts";
import { problemOf } from "./problem-of.ts";
import { queryFor } from "./query-for.ts";

interface HistoryButtonProps {
  readonly project: string;
  readonly kind: HistoryKind;
  /** What the record is named by; see `getHistory`. */
  readonly of: readonly string[];
  readonly tone?: "plain" | "quiet";
}

/** Opens who changed a record when, and what. A view that was handed on does not hold it. */
export function HistoryButton({ tone = "plain", ...record }: HistoryButtonProps) {
  const [isOpen, setOpen] = useState(false);
  if (useIsOnlyRead()) return null;
  return (
    <>
      <Button tone={tone} onClick={() => setOpen(true)}>
        <History size={14} aria-hidden />
        History
        <span className="sr-only">{` of ${record.of.join(", ")}`}</span>
      </Button>
      {isOpen && (
        <Dialog open onClose={() => setOpen(false)} title={`History of ${record.of.join(", ")}`}>
          <div className="overflow-auto p-4">
            <Past {...record} />
          </div>
        </Dialog>
      )}
    </>
  );
}

function Past({ project, kind, of }: Omit<HistoryButtonProps, "tone">) {
  const { data, error, refetch } = useQuery({
    ...queryFor(getHistory, { p: project, kind, of: [...of] }),
    // What is looked at is not part of the view.
    meta: {},
  });
  if (error)
    return (
      <ProblemNote
        what="The history could not be loaded"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <SkeletonRows rows={5} label="Loading the history" />;
  return (
    <>
      {data.items.length === 0 && <p>Nothing is kept of it.</p>}
      <ol aria-label="History">
        {data.items.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two things may happen at one moment
          <Entry key={`${item.at} ${item.event} ${item.subject} ${index}`} item={item} />
        ))}
      </ol>
      <p className="pt-3 text-small text-muted">
        {data.isCut && "Older entries are not shown. "}
        {keptWords(kind, data.kept)}
      </p>
    </>
  );
}

function Entry({ item }: { item: HistoryItem }) {
  return (
    <li className="border-t py-2 first:border-t-0 first:pt-0">
      <p className="flex flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
        <span className="font-strong">
          <bdi>
            <RedactedText text={eventWords(item)} />
          </bdi>
        </span>
        <span className="text-small text-muted">
          <RelativeTime at={item.at} />
          {item.who !== null && item.who !== "local" && (
            <>
              {" by "}
              <bdi>{item.who}</bdi>
            </>
          )}
        </span>
      </p>
      {item.changes.length > 0 && (
        <dl className="grid grid-cols-[minmax(0,8rem)_minmax(0,1fr)] gap-x-3 pt-0.5">
          {item.changes.map(({ field, before, after }) => (
            <div key={field} className="contents">
              <dt className="truncate text-muted" title={field}>
                {field}
              </dt>
              <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap">
                <Side text={before} />
                <span className="text-muted"> → </span>
                <Side text={after} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function Side({ text }: { text: string | null }) {
  if (text === null) return <span className="text-muted">nothing</span>;
  return (
    <bdi>
      <RedactedText text={text} />
    </bdi>
  );
}
