import type { AlertSeries } from "#contract/alerts.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import type { Link } from "#contract/links/link.ts";
import { timelineLink } from "#contract/links/timeline-link.ts";
import { timelineFigures } from "#contract/timeline.ts";

/** The series, with these runs open. */
export function timelinePath(
  project: string,
  { source, bucket, experiment, metric, group }: AlertSeries,
  runs: readonly string[],
): string {
  return pathOf(project, "timeline", timelineLink, {
    metric,
    experiment: experiment ?? undefined,
    group: group ?? undefined,
    ...(source === "traces" && { source, bucket }),
    ...(runs.length > 0 && { runs: [...runs] }),
  });
}

/** Two runs side by side, about the metric. */
export function comparePath(
  project: string,
  baseline: string,
  run: string,
  metric: string,
): string {
  const known = metric === timelineFigures[3] ? undefined : metric.replace(/\^\d+$/, "");
  return pathOf(project, "compare", compareLink, {
    runs: [baseline, run],
    baseline,
    metric: known,
  });
}

function pathOf<State extends object>(
  project: string,
  view: string,
  link: Link<State>,
  state: Partial<State>,
): string {
  const search = new URLSearchParams(link.write({ ...link.read({}), ...state }));
  return `/p/${encodeURIComponent(project)}/${view}?${search.toString()}`;
}
