import { type KeyboardEvent, useState } from "react";
import type { SeriesPicture } from "#web/charts/timeline/picture.ts";

/** A run of a line: its place and the line's. */
export interface Cursor {
  readonly x: number;
  readonly line: number;
}

interface CursorOptions {
  readonly picture: SeriesPicture;
  readonly onOpen: (cursor: Cursor) => void;
}

/** The run that is pointed at, by the pointer or by the arrow keys. */
export function useChartCursor({ picture, onOpen }: CursorOptions) {
  const [wanted, setCursor] = useState<Cursor>();
  const cursor =
    wanted && wanted.x < picture.count && picture.lines[wanted.line] ? wanted : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      if (cursor) onOpen(cursor);
      event.preventDefault();
      return;
    }
    const next = stepped(picture, cursor, event.key);
    if (!next) return;
    event.preventDefault();
    setCursor(next);
  };
  return { cursor, setCursor, onKeyDown };
}

/** Where a key leads: along the runs of a line, or to the other lines. */
export function stepped(
  { lines }: SeriesPicture,
  cursor: Cursor | undefined,
  key: string,
): Cursor | undefined {
  const line = cursor?.line ?? 0;
  const places = placesOf(lines, line);
  if (cursor && places.length === 1 && lines.length > 1) {
    // A line of one run leads nowhere: the runs of the others come next.
    if (key === "ArrowLeft") return beside(lines, cursor, -1);
    if (key === "ArrowRight") return beside(lines, cursor, 1);
  }
  const last = places.at(-1);
  if (last === undefined) return undefined;
  const x = cursor?.x ?? last + 1;
  switch (key) {
    case "ArrowLeft":
      return { line, x: places.findLast((place) => place < x) ?? places[0]! };
    case "ArrowRight":
      return { line, x: cursor ? (places.find((place) => place > x) ?? last) : places[0]! };
    case "Home":
      return { line, x: places[0]! };
    case "End":
      return { line, x: last };
    case "ArrowUp":
    case "ArrowDown": {
      const count = lines.length;
      const other = (line + (key === "ArrowDown" ? 1 : count - 1)) % count;
      return { line: other, x: nearest(placesOf(lines, other), x) };
    }
    default:
      return undefined;
  }
}

/** The nearest run of any line to one side; the same where there is none. */
function beside(lines: SeriesPicture["lines"], cursor: Cursor, side: 1 | -1): Cursor {
  let best = cursor;
  for (const [line] of lines.entries())
    for (const x of placesOf(lines, line)) {
      const away = (x - cursor.x) * side;
      if (away > 0 && (best === cursor || away < (best.x - cursor.x) * side)) best = { line, x };
    }
  return best;
}

function placesOf(lines: SeriesPicture["lines"], line: number): number[] {
  return lines[line]?.parts.flat().map(({ x }) => x) ?? [];
}

function nearest(places: readonly number[], x: number): number {
  let best = places[0] ?? 0;
  for (const place of places) if (Math.abs(place - x) < Math.abs(best - x)) best = place;
  return best;
}
