/** Tiles a side. */
const grid = 32;
const firstLevel = 32_768;
const mostLevels = 8;

/**
 * Points in doubling levels, each a fair sample of all, and within a level by tile: a view draws the tiles in
 * sight, level after level, until it has drawn enough. Coordinates are 0 to 65,535.
 */
export interface TiledPoints {
  /** Place in the original order of each point in this one. */
  readonly order: Uint32Array;
  /** x and y in turn, in this order. */
  readonly positions: Uint16Array<ArrayBuffer>;
  /** Where tile `t` of level `l` starts: `starts[l * 1024 + t]`. */
  readonly starts: Uint32Array;
  readonly levels: number;
}

/** A rectangle of coordinates, 0 to 1. */
export interface Sight {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export function tilePoints(positions: Uint16Array): TiledPoints {
  const count = positions.length / 2;
  let levels = 1;
  while (firstLevel * 2 ** (levels - 1) < count && levels < mostLevels) levels++;
  const tiles = grid * grid;
  const starts = new Uint32Array(levels * tiles + 1);
  const slots = new Uint32Array(count);
  for (let point = 0; point < count; point++) {
    const tile = tileOf(positions[point * 2 + 1]!) * grid + tileOf(positions[point * 2]!);
    slots[point] = levelOf(point, levels) * tiles + tile;
    starts[slots[point]! + 1]! += 1;
  }
  for (let slot = 0; slot < levels * tiles; slot++) starts[slot + 1]! += starts[slot]!;
  const next = starts.slice();
  const order = new Uint32Array(count);
  const sorted = new Uint16Array(count * 2);
  for (let point = 0; point < count; point++) {
    const at = next[slots[point]!]!++;
    order[at] = point;
    sorted[at * 2] = positions[point * 2]!;
    sorted[at * 2 + 1] = positions[point * 2 + 1]!;
  }
  return { order, positions: sorted, starts, levels };
}

function tileOf(coordinate: number): number {
  return (coordinate * grid) >> 16;
}

/** By a hash of the place, so that the sizes of levels double and each is spread over all. */
function levelOf(point: number, levels: number): number {
  if (levels === 1) return 0;
  let hash = Math.imul(point ^ 0x9e37_79b9, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return Math.max(0, levels - 1 - Math.min(levels - 1, Math.clz32(hash | 1)));
}

/** Points next to each other in the order of the tiles, the end exclusive. */
export type PointRun = readonly [from: number, to: number];

/** Runs of points in sight, up to about `most` of them; whether that is all. */
export function runsInSight(
  { starts, levels }: TiledPoints,
  sight: Sight,
  most: number,
): { readonly runs: readonly (readonly [from: number, to: number])[]; readonly isAll: boolean } {
  const { left, right, top, bottom } = tilesInSight(sight);
  const runs: PointRun[] = [];
  let drawn = 0;
  for (let level = 0; level < levels; level++) {
    const ofLevel: PointRun[] = [];
    let size = 0;
    for (let row = bottom; row <= top; row++) {
      const base = level * grid * grid + row * grid;
      const [from, to] = [starts[base + left]!, starts[base + right + 1]!];
      if (to === from) continue;
      const last = ofLevel.at(-1);
      if (last?.[1] === from) ofLevel[ofLevel.length - 1] = [last[0], to];
      else ofLevel.push([from, to]);
      size += to - from;
    }
    if (level > 0 && drawn + size > most) return { runs, isAll: false };
    runs.push(...ofLevel);
    drawn += size;
  }
  return { runs, isAll: true };
}

/** The first `most` points of some runs, and the rest. */
export function cutRuns(
  runs: readonly PointRun[],
  most: number,
): readonly [first: PointRun[], rest: PointRun[]] {
  const first: PointRun[] = [];
  const rest: PointRun[] = [];
  let left = most;
  for (const [from, to] of runs) {
    const cut = Math.min(to, from + left);
    if (cut > from) first.push([from, cut]);
    if (to > cut) rest.push([cut, to]);
    left -= cut - from;
  }
  return [first, rest];
}

/** The point nearest to a place (0 to 1) within a radius, as its original place; -1 where there is none. */
export function pickPoint(
  tiled: TiledPoints,
  x: number,
  y: number,
  radius: number,
  isShown: (point: number) => boolean,
): number {
  const sight = { x0: x - radius, x1: x + radius, y0: y - radius, y1: y + radius };
  const { positions, order } = tiled;
  let best = -1;
  let least = (radius * 65_535) ** 2;
  for (const [from, to] of runsInSight(tiled, sight, Infinity).runs)
    for (let at = from; at < to; at++) {
      const dx = positions[at * 2]! - x * 65_535;
      const dy = positions[at * 2 + 1]! - y * 65_535;
      const far = dx * dx + dy * dy;
      if (far > least || !isShown(order[at]!)) continue;
      least = far;
      best = order[at]!;
    }
  return best;
}

function tilesInSight({ x0, x1, y0, y1 }: Sight) {
  const tile = (value: number): number => Math.min(grid - 1, Math.max(0, Math.floor(value * grid)));
  return { left: tile(x0), right: tile(x1), bottom: tile(y0), top: tile(y1) };
}
