import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { tracesLink } from "#contract/links/traces-link.ts";

const dayMs = 86_400_000;

interface PeriodLinkProps {
  readonly project: string;
  readonly start: string;
  readonly days: number;
  readonly children: ReactNode;
}

/** The traces that began in a period. */
export function PeriodLink({ project, start, days, children }: PeriodLinkProps) {
  const from = Date.parse(start);
  return (
    <Link
      to="/p/$project/traces"
      params={{ project }}
      search={tracesLink.write({
        ...tracesLink.read({}),
        from: new Date(from).toISOString(),
        to: new Date(from + days * dayMs).toISOString(),
      })}
      className="link"
    >
      {children}
    </Link>
  );
}
