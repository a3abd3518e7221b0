import { Link } from "@tanstack/react-router";
import { traceLink } from "#contract/links/trace-link.ts";
import type { SpanLink } from "#contract/span.ts";
import { KeyValues } from "./key-values.tsx";

interface LinkListProps {
  readonly links: readonly SpanLink[];
  readonly project: string;
}

/** Other spans this one points at, mostly in other traces. */
export function LinkList({ links, project }: LinkListProps) {
  return (
    <ul>
      {links.map(({ traceId, spanId, attributes }, index) => (
        <li key={index} className="py-1">
          <Link
            to="/p/$project/traces/$traceId"
            params={{ project, traceId }}
            search={traceLink.write({ span: spanId })}
            className="link font-mono text-small [overflow-wrap:anywhere]"
          >
            trace {traceId}, span {spanId}
          </Link>
          <KeyValues label="Attributes of the link" entries={Object.entries(attributes)} />
        </li>
      ))}
    </ul>
  );
}
