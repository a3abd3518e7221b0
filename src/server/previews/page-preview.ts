import type { OpenedPage } from "#contract/links/page-links.ts";
import type { Search } from "#contract/links/link.ts";
import { comparePreview } from "./compare-preview.ts";
import { line, type Preview } from "./preview.ts";
import type { Reader } from "./reader.ts";
import { timelinePreview } from "./timeline-preview.ts";
import { tracePreview } from "./trace-preview.ts";

/** What a page says of itself; of pages without a sentence of their own its name. */
export async function pagePreview(
  read: Reader,
  page: OpenedPage,
  search: Search,
): Promise<Preview> {
  const { project, parameters } = page;
  switch (page.title) {
    case "Compare":
      return (await comparePreview(read, project, search)) ?? plainPreview(page);
    case "Timeline":
      return (await timelinePreview(read, project, search)) ?? plainPreview(page);
    case "Trace":
      return (await tracePreview(read, project, parameters["traceId"] ?? "")) ?? plainPreview(page);
    default:
      return plainPreview(page);
  }
}

/** Says no more than the address does. */
export function plainPreview({ title, project, parameters }: OpenedPage): Preview {
  const name = parameters["name"] ?? parameters["sessionId"];
  return {
    title: line(name === undefined ? title : `${title} ${name}`, 90),
    description: `In project ${line(project, 90)}.`,
  };
}
