import type { SpanContent } from "#contract/span.ts";
import { Badge } from "#web/ui/badge.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { KeyValues } from "./key-values.tsx";
import { LongText } from "./long-text.tsx";

/** Model settings, tools on offer, tags. */
export function SettingsView({ content }: { content: SpanContent }) {
  const { settings, toolDefinitions, vectors, tags } = content;
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
      <KeyValues label="Settings" entries={Object.entries(settings)} />
      {toolDefinitions.map(({ name, description, parameters }) => (
        <details key={name}>
          <summary>
            Tool <span className="font-strong">{name}</span>
            {description && <span className="text-muted">: {description}</span>}
          </summary>
          <LongText text={parameters ?? ""} code />
        </details>
      ))}
    </div>
  );
}
