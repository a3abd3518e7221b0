import { Link } from "@tanstack/react-router";
import { traceLink } from "#contract/links/trace-link.ts";
import { spanId, traceId } from "#contract/wire.ts";
import { useProjectName } from "#web/state/link-state.ts";

interface OriginLinkProps {
  readonly metadata: Readonly<Record<string, string>>;
}

/** To the trace that an example was made of; nothing where its metadata names none. */
export function OriginLink({ metadata }: OriginLinkProps) {
  const project = useProjectName();
  const trace = traceId.safeParse(metadata["trace"]);
  const span = spanId.safeParse(metadata["span"]);
  if (!trace.success) return null;
  return (
    <p className="pb-3">
      <Link
        to="/p/$project/traces/$traceId"
        params={{ project, traceId: trace.data }}
        search={traceLink.write({
          ...traceLink.read({}),
          ...(span.success && { span: span.data }),
        })}
        className="link"
      >
        The trace it was made of
      </Link>
    </p>
  );
}
