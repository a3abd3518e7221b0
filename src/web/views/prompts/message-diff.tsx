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
              <LongText
                text={pair.after ?? ""}
                against={compared ? (pair.before ?? "") : undefined}
              />
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

function changeOf({ before, after }: MessagePair): string {
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  return before === after ? "unchanged" : "changed";
}
