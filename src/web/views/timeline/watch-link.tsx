import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { alertsLink } from "#contract/links/alerts-link.ts";
import type { TimelineState } from "#contract/links/timeline-link.ts";
import { buttonClass } from "#web/ui/button.tsx";

interface WatchLinkProps {
  readonly project: string;
  readonly state: TimelineState;
}

/** To a new alert rule about what is shown. */
export function WatchLink({ project, state }: WatchLinkProps) {
  const { metric, experiment, group, source, bucket } = state;
  return (
    <Link
      to="/p/$project/alerts"
      params={{ project }}
      search={alertsLink.write({
        ...alertsLink.read({}),
        tab: "rules",
        adding: true,
        metric,
        experiment,
        group,
        source,
        bucket,
      })}
      className={buttonClass()}
    >
      <Bell size={14} aria-hidden />
      Watch this
    </Link>
  );
}
