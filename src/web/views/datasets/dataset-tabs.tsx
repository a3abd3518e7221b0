import { Link } from "@tanstack/react-router";
import { datasetLink, datasetTabs, type DatasetTab } from "#contract/links/dataset-link.ts";

const labels: Readonly<Record<DatasetTab, string>> = {
  examples: "Examples",
  versions: "Versions",
  fields: "Fields",
  health: "Health",
};

interface DatasetTabsProps {
  readonly project: string;
  readonly name: string;
  readonly tab: DatasetTab;
}

/** The parts of a dataset's page; each is an address. */
export function DatasetTabs({ project, name, tab }: DatasetTabsProps) {
  return (
    <nav
      aria-label="Parts of the dataset"
      className="mb-3 flex shrink-0 gap-4 overflow-x-auto border-b"
    >
      {datasetTabs.map((each) => (
        <Link
          key={each}
          to="/p/$project/datasets/$name"
          params={{ project, name }}
          search={datasetLink.write({ tab: each === "examples" ? undefined : each })}
          // The router would mark every tab whose search is part of the address.
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={each === tab ? "page" : undefined}
          className="-mb-px h-8 shrink-0 border-b-2 border-transparent px-0.5 leading-8 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
        >
          {labels[each]}
        </Link>
      ))}
    </nav>
  );
}
