import { childRows, startsInOrder } from "./child-rows.ts";
import { noSpan, rowFlag, type Waterfall } from "./waterfall-columns.ts";

/**
 * Milliseconds of each row in which none of its children ran: its duration less the union of its children's
 * times inside it. NaN where its own duration is not known, where times are synthetic, and for the row of
 * missing parents. Of a running row it is the time so far. O(n), with a sort for children out of order.
 */
export function selfTimes(waterfall: Waterfall): Float64Array {
  const { count, span, parent, startMs, durationMs, flags, timing } = waterfall;
  const self = new Float64Array(count);
  if (timing === "synthetic") return self.fill(Number.NaN);
  for (let row = 0; row < count; row++)
    self[row] =
      span[row] === noSpan || flags[row]! & rowFlag.untimed ? Number.NaN : durationMs[row]!;
  // Up to where each row is covered by the children met so far, which come by their start.
  const coveredTo = startMs.slice();
  for (let row = 0; row < count; row++) {
    const owner = parent[row]!;
    if (owner < 0) continue;
    const from = Math.max(startMs[row]!, coveredTo[owner]!);
    const to = Math.min(startMs[row]! + durationMs[row]!, startMs[owner]! + durationMs[owner]!);
    if (to <= from) continue;
    self[owner]! -= to - from;
    coveredTo[owner] = to;
  }
  for (const owner of ownersOutOfOrder(waterfall))
    self[owner] = durationMs[owner]! - coveredBySorted(waterfall, owner);
  for (let row = 0; row < count; row++) if (self[row]! < 0) self[row] = 0;
  return self;
}

/** Corrected clocks may put a child before the one it stands behind. */
function ownersOutOfOrder(waterfall: Waterfall): Set<number> {
  const { count, parent, span, startMs, flags } = waterfall;
  const latest = new Float64Array(count).fill(-Infinity);
  const owners = new Set<number>();
  for (let row = 0; row < count; row++) {
    const owner = parent[row]!;
    if (owner < 0) continue;
    if (startMs[row]! < latest[owner]!) owners.add(owner);
    else latest[owner] = startMs[row]!;
  }
  for (const owner of owners)
    if (span[owner] === noSpan || flags[owner]! & rowFlag.untimed) owners.delete(owner);
  return owners;
}

function coveredBySorted(waterfall: Waterfall, owner: number): number {
  const { startMs, durationMs } = waterfall;
  const last = startMs[owner]! + durationMs[owner]!;
  let to = startMs[owner]!;
  let covered = 0;
  for (const row of startsInOrder(waterfall, childRows(waterfall, owner))) {
    const end = Math.min(last, startMs[row]! + durationMs[row]!);
    const from = Math.max(to, startMs[row]!);
    if (end <= from) continue;
    covered += end - from;
    to = end;
  }
  return covered;
}
