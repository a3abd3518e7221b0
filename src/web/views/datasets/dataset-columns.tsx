import { Link } from "@tanstack/react-router";
import type { Dataset } from "#contract/datasets.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";

/** A dataset as a row of the list. */
export function datasetColumns(project: string): Column<Dataset>[] {
  return [
    {
      key: "name",
      header: "Dataset",
      cell: ({ name }) => (
        <Link
          to="/p/$project/datasets/$name"
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
      key: "examples",
      header: "Examples",
      width: 96,
      align: "right",
      cell: ({ exampleCount }) => formatCount(exampleCount),
    },
    {
      key: "keys",
      header: "Metadata",
      cell: ({ metadataKeys }) => <span className="text-muted">{metadataKeys.join(", ")}</span>,
    },
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
