import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import { Button } from "#web/ui/button.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { pointsCsv, saveFile } from "./map-export.ts";

interface ExportMenuProps {
  readonly set: string;
  readonly points: PointColumns;
  readonly listed: Uint32Array;
  readonly nameOf: (point: number) => string;
  readonly picture: () => HTMLCanvasElement | null | undefined;
}

/** The listed points and the picture as files. */
export function ExportMenu({ set, points, listed, nameOf, picture }: ExportMenuProps) {
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
        {
          key: "png",
          label: "Picture as PNG",
          onChoose: () => picture()?.toBlob((blob) => blob && saveFile(`${set}.png`, blob)),
        },
      ]}
    />
  );
}
