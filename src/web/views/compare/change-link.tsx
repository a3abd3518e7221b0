import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type CompareState, compareLink } from "#contract/links/compare-link.ts";

interface ChangeLinkProps {
  readonly change: Partial<CompareState>;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
  /** The change is what the page shows already. */
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link to the present comparison with something changed: opens here, in a tab, or is copied. */
export function ChangeLink(props: ChangeLinkProps) {
  const { change, className = "link-in-text", title, current, children } = props;
  return (
    <Link
      to="."
      search={(now) => compareLink.write({ ...compareLink.read(now), ...change })}
      resetScroll={false}
      preload={false}
      className={className}
      title={title}
      aria-current={current ? "true" : undefined}
    >
      {children}
    </Link>
  );
}
