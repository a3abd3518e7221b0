import { createRoot } from "react-dom/client";
import { useState } from "react";
import { tilePoints } from "#web/charts/scatter/point-tiles.ts";
import { ScatterChart } from "#web/charts/scatter/scatter-chart.tsx";
import { wholeView } from "#web/charts/scatter/scatter-view.ts";
import type { ScatterScene } from "#web/charts/scatter/paint.ts";
// @ts-expect-error -- plain JavaScript, shared with pages of packages that are not installed here
import { start } from "./start.js";

interface Points {
  readonly count: number;
  /** x and y in turn, -1 to 1. */
  readonly places: Float32Array;
  readonly categories: Uint8Array;
  readonly colours: readonly string[];
}

/** The chart of the product with the points as the server sends them. */
function Page({ scene }: { readonly scene: ScatterScene }) {
  const [view, setView] = useState(wholeView);
  return (
    <ScatterChart
      label="Points"
      scene={scene}
      view={view}
      tool="move"
      labels={[]}
      contours={[]}
      outline={[]}
      marked={undefined}
      onView={setView}
      onOutline={() => undefined}
      onHover={() => undefined}
      onClick={() => undefined}
    />
  );
}

await start(async (root: HTMLElement, { places, categories, colours }: Points) => {
  const positions = Uint16Array.from(places, (place) => Math.round(((place + 1) / 2) * 65_535));
  const scene: ScatterScene = {
    tiled: tilePoints(positions),
    looks: categories.map((category) => category + 1),
    colours: ["#c6cad1", ...colours],
    surface: "#ffffff",
  };
  createRoot(root).render(<Page scene={scene} />);
  while (!root.querySelector("canvas")?.width)
    await new Promise((done) => requestAnimationFrame(done));
});
