import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import type { promptSummary } from "#contract/prompts.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";

type PromptSummary = z.output<typeof promptSummary>;

/** A prompt as a row of the list. */
export function promptColumns(project: string): Column<PromptSummary>[] {
  return [
    {
      key: "name",
      header: "Prompt",
      cell: ({ name }) => (
        <Link
          to="/p/$project/prompts/$name"
          params={{ project, name }}
          search={{}}
          className="link"
          title={name}
        >
          {name}
        </Link>
      ),
    },
    {
      key: "versions",
      header: "Versions",
      width: 88,
      align: "right",
      cell: ({ versionCount }) => formatCount(versionCount),
    },
    { key: "latest", header: "Latest", width: 160, cell: (prompt) => prompt.latestVersion },
    {
      key: "runs",
      header: "Runs",
      width: 72,
      align: "right",
      cell: ({ runCount }) => formatCount(runCount),
    },
    {
      key: "change",
      header: "Last change",
      width: 120,
      align: "right",
      cell: ({ lastChange }) => <RelativeTime at={lastChange} />,
    },
  ];
}
