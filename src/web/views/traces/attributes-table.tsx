import { useState } from "react";
import type { SpanContent } from "#contract/span.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { KeyValues } from "./key-values.tsx";
import { AttributeActions } from "./panel/attribute-actions.tsx";

const mostShown = 200;

interface AttributesTableProps {
  readonly project: string;
  readonly content: SpanContent;
}

/** Every attribute as it was sent, with a box to find one by name or value. */
export function AttributesTable({ project, content }: AttributesTableProps) {
  const [wanted, setWanted] = useState("");
  const groups = [
    ["Span", content.attributes, "/attributes"],
    ["Resource", content.resource, "/resource"],
    ["Metadata", content.metadata, "/metadata"],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <input
        type="search"
        aria-label="Find an attribute"
        placeholder="Find an attribute by name or value"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        className="h-7 w-full rounded-small border border-hairline-strong bg-surface px-2 placeholder:text-muted"
      />
      {groups.map(([name, record, at]) => {
        const all = Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
        const found = all.filter(([key, value]) => isMatch(`${key}\n${value}`, wanted));
        if (all.length === 0) return null;
        return (
          <section key={name}>
            <h3 className="text-small text-muted">
              {name}: {formatQuantity(found.length, "attribute")}
              {found.length < all.length && ` of ${all.length}`}
            </h3>
            <KeyValues
              label={name}
              entries={found.slice(0, mostShown)}
              at={at}
              actions={(key, value, place) => (
                <AttributeActions
                  project={project}
                  name={key}
                  value={value}
                  at={place}
                  // The filter looks among attributes of spans and metadata of traces, not at resources.
                  filters={name !== "Resource"}
                />
              )}
            />
            {found.length > mostShown && (
              <p className="text-muted">
                The first {mostShown} are shown; look for a name to see others.
              </p>
            )}
          </section>
        );
      })}
    </div>
  );
}

function isMatch(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}
