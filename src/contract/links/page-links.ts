import { alertsLink } from "./alerts-link.ts";
import { auditLink } from "./audit-link.ts";
import { compareLink } from "./compare-link.ts";
import { datasetLink, healthLink } from "./dataset-link.ts";
import { failuresLink } from "./failures-link.ts";
import { labelsLink } from "./labels-link.ts";
import type { Link } from "./link.ts";
import { mapLink } from "./map-link.ts";
import { privacyLink } from "./privacy-link.ts";
import { promptLink } from "./prompt-link.ts";
import { retrievalLink } from "./retrieval-link.ts";
import { runPartingsLink } from "./run-partings-link.ts";
import { runsLink } from "./runs-link.ts";
import { sessionsLink } from "./sessions-link.ts";
import { timelineLink } from "./timeline-link.ts";
import { traceDiffLink } from "./trace-diff-link.ts";
import { traceLink } from "./trace-link.ts";
import { tracesLink } from "./traces-link.ts";

interface PageLink {
  /** As the router has it; `$name` stands for one segment. */
  readonly path: `/p/$project${string}`;
  readonly title: string;
  /** Undefined for a page without state of its own. */
  readonly link: Link<object> | undefined;
}

/** Every page and the link that holds its state; a page that is not here is without both. */
export const pageLinks: readonly PageLink[] = [
  { path: "/p/$project", title: "Overview", link: undefined },
  { path: "/p/$project/runs", title: "Runs", link: runsLink },
  { path: "/p/$project/compare", title: "Compare", link: compareLink },
  { path: "/p/$project/prompts", title: "Prompts", link: undefined },
  { path: "/p/$project/prompts/$name", title: "Prompt", link: promptLink },
  { path: "/p/$project/datasets", title: "Datasets", link: undefined },
  { path: "/p/$project/datasets/$name", title: "Dataset", link: datasetLink },
  { path: "/p/$project/labels", title: "Labels", link: labelsLink },
  { path: "/p/$project/health", title: "Health", link: healthLink },
  { path: "/p/$project/traces", title: "Traces", link: tracesLink },
  { path: "/p/$project/traces/diff", title: "Two traces", link: traceDiffLink },
  { path: "/p/$project/traces/diff/runs", title: "Where traces part", link: runPartingsLink },
  { path: "/p/$project/traces/$traceId", title: "Trace", link: traceLink },
  { path: "/p/$project/failures", title: "Failures", link: failuresLink },
  { path: "/p/$project/sessions", title: "Sessions", link: sessionsLink },
  { path: "/p/$project/sessions/$sessionId", title: "Session", link: undefined },
  { path: "/p/$project/retrieval", title: "Retrieval", link: retrievalLink },
  { path: "/p/$project/timeline", title: "Timeline", link: timelineLink },
  { path: "/p/$project/alerts", title: "Alerts", link: alertsLink },
  { path: "/p/$project/map", title: "Map", link: mapLink },
  { path: "/p/$project/settings", title: "Settings", link: undefined },
  { path: "/p/$project/settings/privacy", title: "Privacy", link: privacyLink },
  { path: "/p/$project/settings/audit", title: "Audit", link: auditLink },
];

export interface OpenedPage extends Omit<PageLink, "link"> {
  readonly project: string;
  /** What stands for each `$name` of the path. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Which page a path is; undefined for none. Fixed names come before `$names`, as in the table. */
export function pageOf(pathname: string): OpenedPage | undefined {
  const parts = pathname.split("/").map(decoded);
  if (parts.includes(undefined)) return undefined;
  for (const { path, title } of pageLinks) {
    const names = path.split("/");
    if (names.length !== parts.length) continue;
    if (!names.every((name, at) => (name.startsWith("$") ? parts[at] : name === parts[at])))
      continue;
    const parameters = Object.fromEntries(
      names.flatMap((name, at) => (name.startsWith("$") ? [[name.slice(1), parts[at]!]] : [])),
    );
    return { path, title, parameters, project: parameters["project"]! };
  }
  return undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
