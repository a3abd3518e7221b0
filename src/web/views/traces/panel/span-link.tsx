import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { traceLink } from "#contract/links/trace-link.ts";

interface SpanLinkProps {
  readonly spanId: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Opens another span of the same trace; zoom and search stay as they are. */
export function SpanLink({ spanId, children, className }: SpanLinkProps) {
  return (
    <Link
      to="."
      search={(newest) =>
        traceLink.write({ ...traceLink.read(newest), span: spanId, tab: undefined })
      }
      resetScroll={false}
      className={className ?? "link [overflow-wrap:anywhere]"}
    >
      {children}
    </Link>
  );
}
