import { clsx } from "clsx";
import { LongText } from "#web/ui/long-text.tsx";
import type { MessagePair } from "./message-pairs.ts";

interface MessageDiffProps {
  readonly pairs: readonly MessagePair[];
  /** False where the messages of one version are shown alone. */
  readonly compared: boolean;
}

const mostMessages = 200;

/** A chat template message by message, each with the words that changed. */
export function MessageDiff({ pairs, compared }: MessageDiffProps) {
  return (
    <>
      <ol aria-label="Messages" className="flex flex-col gap-2">
        {pairs.slice(0, mostMessages).map((pair, index) => (
          <li key={index} className="rounded-small border bg-sunken p-3">
            <p className="pb-1 text-small text-muted">
              <span className="font-strong">{pair.role || "text"}</span>
              {compared && ` · ${changeOf(pair)}`}
            </p>
            <div className={clsx(pair.after === undefined && "text-muted")}>
              <MessageText pair={pair} compared={compared} />
            </div>
          </li>
        ))}
      </ol>
      {pairs.length > mostMessages && (
        <p className="pt-2 text-muted">{`The first ${mostMessages} of ${pairs.length} messages.`}</p>
      )}
    </>
  );
}

/** A message that came or left is marked whole: there is nothing to compare its words with. */
function MessageText({
  pair: { before, after },
  compared,
}: {
  pair: MessagePair;
  compared: boolean;
}) {
  if (after === undefined)
    return (
      <del className="line-through">
        <LongText text={before ?? ""} />
      </del>
    );
  if (compared && before === undefined)
    return (
      <ins className="block rounded-small bg-selected no-underline">
        <LongText text={after} />
      </ins>
    );
  return <LongText text={after} against={compared ? before : undefined} />;
}

function changeOf({ before, after }: MessagePair): string {
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  return before === after ? "unchanged" : "changed";
}
