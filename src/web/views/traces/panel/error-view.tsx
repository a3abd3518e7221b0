import { useState } from "react";
import type { SpanError } from "#contract/span.ts";
import { Button } from "#web/ui/button.tsx";
import { RedactedText } from "#web/ui/redacted-text.tsx";
import { CopyText } from "../copy-text.tsx";
import { LongText } from "../long-text.tsx";
import { type StackPart, stackParts } from "./stack-trace.ts";

/** What went wrong, and the way there: the reader's own code stands out, that of libraries is dimmed. */
export function ErrorView({ error: { type, message, stack } }: { error: SpanError }) {
  const [onlyApp, setOnlyApp] = useState(false);
  const parts = stack === null ? [] : stackParts(stack);
  const lines = parts.flatMap((part) => part.lines);
  const libraries = lines.filter(({ kind }) => kind === "library").length;
  const own = lines.filter(({ kind }) => kind === "app").length;
  return (
    <>
      {type && (
        <p className="line-clamp-3 font-strong text-error [overflow-wrap:anywhere]" title={type}>
          {type}
        </p>
      )}
      <LongText text={message} at="/error/message" />
      {stack !== null && (
        <section className="mt-2 border-t pt-1" aria-label="Stack">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="mr-auto text-small text-muted">
              {`Stack${parts.length > 1 ? `, ${parts.length} errors in a chain` : ""}`}
            </h3>
            {libraries > 0 && own > 0 && (
              <Button tone="quiet" aria-pressed={onlyApp} onClick={() => setOnlyApp(!onlyApp)}>
                {onlyApp ? `Show ${libraries} lines of libraries` : "Only the app's own lines"}
              </Button>
            )}
            <CopyText text={stack} at="/error/stack" label="Copy the stack" />
          </div>
          {own === 0 && libraries === 0 ? (
            <LongText text={stack} at="/error/stack" code />
          ) : (
            parts.map((part, at) => <Part key={at} part={part} onlyApp={onlyApp} />)
          )}
        </section>
      )}
    </>
  );
}

function Part({ part, onlyApp }: { part: StackPart; onlyApp: boolean }) {
  const lines = part.lines.filter(({ kind }) => !onlyApp || kind !== "library");
  return (
    <section
      aria-label={part.relation ?? "the error"}
      className={part.relation && "mt-1 border-t border-dashed pt-1"}
    >
      <pre className="font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
        {lines.map(({ text, kind }, at) => (
          <span key={at} className={kind === "library" ? "text-muted" : "text-ink"}>
            <RedactedText text={text} />
            {"\n"}
          </span>
        ))}
      </pre>
    </section>
  );
}
