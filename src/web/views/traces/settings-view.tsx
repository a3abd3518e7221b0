import type { SpanContent } from "#contract/span.ts";
import { Badge } from "#web/ui/badge.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { KeyValues } from "./key-values.tsx";
import { LongText } from "./long-text.tsx";

/** Model settings, tools on offer with how often each was called, tags. */
export function SettingsView({ content }: { content: SpanContent }) {
  const { settings, toolDefinitions, vectors, tags, outputMessages } = content;
  const called = outputMessages
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.type === "tool_call" ? [part.name] : []));
  return (
    <div className="flex flex-col gap-3">
      {tags.length > 0 && (
        <p className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      )}
      {vectors > 0 && <p>{formatQuantity(vectors, "embedding vector")}</p>}
      <KeyValues label="Settings" entries={Object.entries(settings)} at="/settings" />
      {toolDefinitions.length > 0 && (
        <section>
          <h3 className="pb-1 text-small text-muted">
            {formatQuantity(toolDefinitions.length, "tool")} on offer
          </h3>
          {toolDefinitions.map(({ name, description, parameters }, at) => {
            const times = called.filter((one) => one === name).length;
            return (
              <details key={at} className="border-b py-1">
                <summary className="[overflow-wrap:anywhere]">
                  <span className="font-strong">{name}</span>
                  {times > 0 && (
                    <Badge className="ml-2">called {times === 1 ? "" : `${times}×`}</Badge>
                  )}
                  {description && <span className="text-muted">: {description.slice(0, 300)}</span>}
                </summary>
                {description && description.length > 300 && (
                  <LongText text={description} at={`/toolDefinitions/${at}/description`} />
                )}
                <LongText text={parameters ?? ""} at={`/toolDefinitions/${at}/parameters`} code />
              </details>
            );
          })}
        </section>
      )}
    </div>
  );
}
