import { type MapPanel, mapPanels } from "#contract/links/map-link.ts";
import { Tabs } from "#web/ui/tabs.tsx";
import type { ReactNode } from "react";

interface SidePanelProps {
  readonly panel: MapPanel;
  readonly contents: Readonly<Record<MapPanel, ReactNode>>;
  /** Coverage needs a dataset, drift needs production. */
  readonly lacks: readonly MapPanel[];
  readonly onPanel: (panel: MapPanel) => void;
}

const names: Record<MapPanel, string> = {
  points: "Points",
  neighbours: "Neighbours",
  coverage: "Coverage",
  drift: "Drift",
};

/** What stands beside the picture, one at a time. */
export function SidePanel({ panel, contents, lacks, onPanel }: SidePanelProps) {
  const shown = mapPanels.filter((each) => !lacks.includes(each));
  return (
    <div className="flex min-h-0 w-80 shrink-0 flex-col max-md:h-[560px] max-md:w-full">
      <Tabs
        fill
        label="Beside the picture"
        tabs={shown.map((each) => ({
          value: each,
          label: names[each],
          content: each === panel && contents[each],
        }))}
        value={shown.includes(panel) ? panel : "points"}
        onChange={(value) => onPanel(mapPanels.find((each) => each === value) ?? "points")}
      />
    </div>
  );
}
