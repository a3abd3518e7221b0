import type { Subject } from "#contract/embeddings.ts";
import { type PointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import type { FilterTerm } from "#contract/filter/ast.ts";
import { printFilter } from "#contract/filter/print.ts";
import { lookBits } from "#web/charts/scatter/paint.ts";
import { type Corner, pointsInside } from "#web/charts/scatter/lasso.ts";

type Bounds = PointColumns["facts"]["bounds"];

/** From the coordinates of the picture to 0 to 1, and back. */
export function toUnit({ x0, x1, y0, y1 }: Bounds, [x, y]: Corner): Corner {
  return [(x - x0) / (x1 - x0), (y - y0) / (y1 - y0)];
}
export function fromUnit({ x0, x1, y0, y1 }: Bounds, [x, y]: Corner): [number, number] {
  return [x0 + x * (x1 - x0), y0 + y * (y1 - y0)];
}

/** Whether all points of a picture lie on one spot: there is nothing to see in it, and nothing to believe. */
export function isSpot({ x0, x1 }: Bounds): boolean {
  return x1 - x0 < 1e-5;
}

/** Places of the selected points, ascending; null where nothing is selected. */
export function selectedPlaces(
  points: PointColumns,
  outline: readonly Corner[] | undefined,
  found: readonly number[] | undefined,
  isHidden: (place: number) => boolean,
): Uint32Array | null {
  if (!outline && !found) return null;
  const inside = outline && pointsInside(points.positions, outline);
  const among = found && new Set(found);
  const places = inside ?? Uint32Array.from(found ?? []).toSorted();
  return places.filter(
    (place) => place < points.facts.count && (among?.has(place) ?? true) && !isHidden(place),
  );
}

/** A look per point: its colour, and whether it is hidden or steps back behind the selection. */
export function looksOf(
  codes: Uint8Array,
  hidden: ReadonlySet<number>,
  selected: Uint32Array | null,
): Uint8Array {
  const looks = Uint8Array.from(
    codes,
    (code) =>
      (code & lookBits.colour) |
      (hidden.has(code) ? lookBits.hidden : 0) |
      (selected ? lookBits.dimmed : 0),
  );
  for (const place of selected ?? []) looks[place]! &= ~lookBits.dimmed;
  return looks;
}

export interface SelectedSubjects {
  /** Ids of the examples, each once. */
  readonly examples: readonly string[];
  readonly spans: number;
}

/** Ids of the examples that the points stand for: they themselves, or results of them. */
export function selectedSubjects(points: PointColumns, places: Uint32Array): SelectedSubjects {
  const examples = new Set<string>();
  let spans = 0;
  for (const place of places) {
    const subject = subjectAt(points, place);
    if ("example" in subject) examples.add(subject.example);
    else if ("traceId" in subject) spans++;
  }
  return { examples: [...examples], spans };
}

/** The filter that lets just these examples through. */
export function exampleFilter(examples: readonly string[]): string {
  const term: FilterTerm = {
    kind: "term",
    field: "example",
    position: 0,
    values: examples.map((text) => ({ op: "=", text, wildcard: false, quoted: false })),
  };
  return printFilter(term);
}

/** How a point is named where it has no text. */
export function subjectName(subject: Subject): string {
  if ("document" in subject) return subject.document;
  if ("traceId" in subject) return `span ${subject.spanId}`;
  return "run" in subject ? `${subject.example} in ${subject.run}` : subject.example;
}
