import { Download } from "lucide-react";
import { memo, type RefObject } from "react";
import type { TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import { chartSvg, pngOf } from "#web/charts/timeline/chart-file.ts";
import type { Plot, SeriesPicture } from "#web/charts/timeline/picture.ts";
import { Button } from "#web/ui/button.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { timelineCsv } from "./timeline-csv.ts";

interface ExportButtonsProps {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly picture: SeriesPicture;
  readonly plot: Plot;
  readonly series: readonly TimelineSeries[];
  readonly runs: readonly TimelineRun[];
  readonly name: string;
}

/** The picture as a file, or the numbers behind it. */
export const ExportButtons = memo(function ExportButtons(props: ExportButtonsProps) {
  const { holder, picture, plot, series, runs, name } = props;
  const svg = () => holder.current && chartSvg(holder.current, picture, plot);
  return (
    <Menu
      trigger={
        <Button>
          <Download size={14} aria-hidden />
          Export
        </Button>
      }
      entries={[
        {
          key: "png",
          label: "Picture (PNG)",
          onChoose: () => {
            const text = svg();
            if (text) void pngOf(text).then((blob) => save(blob, `${name}.png`));
          },
        },
        {
          key: "svg",
          label: "Drawing (SVG)",
          onChoose: () => {
            const text = svg();
            if (text) save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
          },
        },
        {
          key: "csv",
          label: "Numbers (CSV)",
          onChoose: () =>
            save(new Blob([timelineCsv(series, runs)], { type: "text/csv" }), `${name}.csv`),
        },
      ]}
    />
  );
});

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, "_");
  link.click();
  URL.revokeObjectURL(url);
}
