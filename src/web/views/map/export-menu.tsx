import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import { placeLabels } from "#web/charts/scatter/place-labels.ts";
import { type ScatterView, toPixels, wholeView } from "#web/charts/scatter/scatter-view.ts";
import { Button } from "#web/ui/button.tsx";
import { Menu } from "#web/ui/menu.tsx";
import type { Colours } from "./map-colours.ts";
import { pointsCsv, saveFile } from "./map-export.ts";
import { pictureWithLegend } from "./map-image.ts";
import type { useMapScene } from "./use-map-scene.ts";

interface ExportMenuProps {
  readonly set: string;
  readonly points: PointColumns;
  readonly drawn: ReturnType<typeof useMapScene>;
  readonly colours: Colours;
  readonly view: ScatterView | undefined;
  readonly nameOf: (point: number) => string;
  readonly picture: () => HTMLCanvasElement | null | undefined;
}

/** The listed points and the picture, with its labels and legend, as files. */
export function ExportMenu(props: ExportMenuProps) {
  const { set, points, drawn, colours, view = wholeView, nameOf, picture } = props;
  const { listed, hidden, labels, palette } = drawn;
  const savePicture = () => {
    const canvas = picture();
    if (!canvas) return;
    const box = { width: canvas.clientWidth, height: canvas.clientHeight };
    const image = pictureWithLegend(canvas, {
      ratio: canvas.width / Math.max(1, box.width),
      surface: palette.surface,
      ink: palette.ink,
      labels: placeLabels(
        labels.map(({ text, at }) => ({ text, at: toPixels(box, view, at) })),
        box,
      ),
      legend: colours.names.flatMap((name, at) =>
        hidden.has(at + 1) || (colours.counts[at] ?? 0) === 0
          ? []
          : [{ name, count: colours.counts[at]!, colour: palette.colours[at + 1]! }],
      ),
    });
    image?.toBlob((blob) => blob && saveFile(`${set}.png`, blob));
  };
  return (
    <Menu
      trigger={<Button tone="quiet">Export</Button>}
      entries={[
        {
          key: "csv",
          label: "Points as CSV",
          onChoose: () =>
            saveFile(
              `${set}.csv`,
              new Blob([pointsCsv(points, listed, nameOf)], { type: "text/csv" }),
            ),
        },
        { key: "png", label: "Picture as PNG", onChoose: savePicture },
      ]}
    />
  );
}
