export type Corner = readonly [x: number, y: number];

/** Places of the points inside a polygon; both in coordinates from 0 to 1. The even-odd rule; exact. */
export function pointsInside(positions: Uint16Array, polygon: readonly Corner[]): Uint32Array {
  if (polygon.length < 3) return new Uint32Array();
  const corners = polygon.map(([x, y]) => [x * 65_535, y * 65_535] as const);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  const [y0, y1] = [Math.min(...ys), Math.max(...ys)];
  const found: number[] = [];
  for (let point = 0; point * 2 < positions.length; point++) {
    const x = positions[point * 2]!;
    const y = positions[point * 2 + 1]!;
    if (x >= x0 && x <= x1 && y >= y0 && y <= y1 && isInside(corners, x, y)) found.push(point);
  }
  return Uint32Array.from(found);
}

function isInside(corners: readonly Corner[], x: number, y: number): boolean {
  let inside = false;
  let [beforeX, beforeY] = corners.at(-1)!;
  for (const [cornerX, cornerY] of corners) {
    if (
      cornerY > y !== beforeY > y &&
      x < ((beforeX - cornerX) * (y - cornerY)) / (beforeY - cornerY) + cornerX
    )
      inside = !inside;
    [beforeX, beforeY] = [cornerX, cornerY];
  }
  return inside;
}

/** Few enough corners for an address: those that lie near the line between their neighbours are left out. */
export function simplified(polygon: readonly Corner[], most = 60): Corner[] {
  let kept = [...polygon];
  for (let near = 0.0005; kept.length > most; near *= 1.6)
    kept = kept.filter((corner, at) => {
      if (at === 0 || at === kept.length - 1 || at % 2 === 0) return true;
      return distanceToLine(corner, kept[at - 1]!, kept[at + 1]!) > near;
    });
  return kept;
}

function distanceToLine([x, y]: Corner, [ax, ay]: Corner, [bx, by]: Corner): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}
