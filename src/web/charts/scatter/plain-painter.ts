import { lookBits, type ScatterPainter, type ScatterScene } from "./paint.ts";
import { runsInSight } from "./point-tiles.ts";
import { pointPixels, sightOf, toPixels } from "./scatter-view.ts";

/** Most points that are drawn without a graphics card; the page says so. */
export const mostPlainPoints = 40_000;

/** Where there is no WebGL2: the same picture on a plain canvas, of a sample where there are many points. */
export function plainPainter(canvas: HTMLCanvasElement): ScatterPainter | undefined {
  const ctx = canvas.getContext("2d", { alpha: false });
  if (!ctx) return undefined;
  let scene: ScatterScene | undefined;
  return {
    kind: "plain",
    setScene(next) {
      scene = next;
    },
    draw(box, view) {
      if (!scene) return true;
      const { tiled, looks, colours, surface } = scene;
      const ratio = window.devicePixelRatio || 1;
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.globalAlpha = 1;
      ctx.fillStyle = surface;
      ctx.fillRect(0, 0, box.width, box.height);
      const size = pointPixels(looks.length, view);
      const { runs } = runsInSight(tiled, sightOf(box, view), mostPlainPoints);
      for (const dimmed of [true, false])
        for (const [from, to] of runs)
          for (let at = from; at < to; at++) {
            const look = looks[tiled.order[at]!]!;
            const isDimmed = (look & lookBits.dimmed) !== 0;
            if ((look & lookBits.hidden) !== 0 || isDimmed !== dimmed) continue;
            const place = [
              tiled.positions[at * 2]! / 65_535,
              tiled.positions[at * 2 + 1]! / 65_535,
            ] as const;
            const [x, y] = toPixels(box, view, place);
            ctx.globalAlpha = isDimmed ? 0.2 : 0.85;
            ctx.fillStyle = colours[look & lookBits.colour] ?? surface;
            ctx.fillRect(x - size / 2, y - size / 2, size, size);
          }
      return true;
    },
    more: () => true,
    dispose() {},
  };
}
