import type { ReactNode } from "react";
import { RedactedText } from "#web/ui/redacted-text.tsx";
import { LongText } from "./long-text.tsx";

interface KeyValuesProps {
  readonly label: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
  /** Where the record stands in the span's content. */
  readonly at?: string;
  /** What can be done with an entry; shown when it is pointed at. */
  readonly actions?: (key: string, value: string, at: string | undefined) => ReactNode;
}

/** One of many values: enough to see what it is. */
const glimpseCharacters = 1000;

/** Names and texts, one a line. */
export function KeyValues({ label, entries, at, actions }: KeyValuesProps) {
  return (
    <dl aria-label={label} className="flex flex-col">
      {entries.map(([key, value]) => {
        const place = at === undefined ? undefined : `${at}/${escapeToken(key)}`;
        return (
          <div
            key={key}
            className="group relative grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 border-b py-1"
          >
            <dt className="font-mono text-small leading-5 [overflow-wrap:anywhere] text-muted">
              <RedactedText text={key} />
            </dt>
            <dd className="min-w-0">
              <LongText text={value} at={place} glimpse={glimpseCharacters} />
              {actions?.(key, value, place)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A name inside a JSON pointer (RFC 6901). */
function escapeToken(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
