import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { compareLink } from "#contract/links/compare-link.ts";
import { timelineFigures } from "#contract/timeline.ts";

interface PairLinkProps {
  readonly project: string;
  /** The baseline first. */
  readonly runs: readonly [string, string];
  readonly metric: string | undefined;
  readonly slices?: string | undefined;
  /** Filter that the whole comparison is narrowed to. */
  readonly where?: string | undefined;
  readonly className?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** Two runs side by side, about one metric. */
export function PairLink(props: PairLinkProps) {
  const { project, runs, metric, slices, where, className = "link", title, children } = props;
  return (
    <Link
      to="/p/$project/compare"
      params={{ project }}
      search={compareLink.write({
        runs: [...runs],
        baseline: runs[0],
        metric: comparedMetric(metric),
        slices,
        where,
      })}
      // A picture has hundreds of these, and every one costs a comparison.
      preload={false}
      className={className}
      title={title}
    >
      {children}
    </Link>
  );
}

/** A comparison knows pass^k under its metric, and has no share of failures. */
function comparedMetric(metric: string | undefined): string | undefined {
  if (metric === timelineFigures[3]) return undefined;
  return metric?.replace(/\^\d+$/, "");
}
