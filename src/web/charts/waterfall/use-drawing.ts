import { useCallback, useLayoutEffect, useRef } from "react";
import { drawGlyphs } from "./kind-glyphs.tsx";
import { paintRows, type Scene } from "./paint-rows.ts";
import { type Box, sharpContext } from "./use-box.ts";
import { readTheme } from "./waterfall-theme.ts";

type SceneParts = Omit<Scene, "theme" | "glyphs">;

/**
 * Draws after every render, and whenever `draw` is called in between, as scrolling does.
 * External system: the canvas.
 */
export function useDrawing(box: Box, appearance: number, partsOf: () => SceneParts) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const glyphRoot = useRef<HTMLDivElement>(null);
  const look = useRef<Pick<Scene, "theme" | "glyphs">>(null);
  const newest = useRef({ box, partsOf });
  const draw = useCallback(() => {
    const { box: size, partsOf: parts } = newest.current;
    if (!canvas.current || !look.current || size.width < 1 || size.height < 1) return;
    const ctx = sharpContext(canvas.current, size);
    if (ctx) paintRows(ctx, { ...parts(), ...look.current });
  }, []);
  useLayoutEffect(() => {
    if (!canvas.current || !glyphRoot.current) return;
    look.current = { theme: readTheme(canvas.current), glyphs: drawGlyphs(glyphRoot.current) };
  }, [appearance]);
  useLayoutEffect(() => {
    newest.current = { box, partsOf };
    draw();
  });
  return { canvas, glyphRoot, draw };
}
