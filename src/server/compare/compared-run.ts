import type { Comparing, Frame } from "./frame.ts";

/** How far a run is that is still filling up; null for a finished one. */
export function progressOf(
  frame: Frame,
  run: string,
): { readonly done: number; readonly of: number } | null {
  if (!frame.running.has(run)) return null;
  const { results } = frame.results.get(run)!;
  let done = 0;
  for (const count of results) if (count > 0) done++;
  return { done, of: Math.max(done, frame.exampleCount) };
}

/** Of two runs the one that is less far; null where both are done. */
export function jointProgress(frame: Frame, baseline: string, run: string) {
  const [a, b] = [progressOf(frame, baseline), progressOf(frame, run)];
  if (a === null || b === null) return a ?? b;
  return a.done <= b.done ? a : b;
}

/** What {@link sameContents} finds for every run but the baseline. */
export type SameContents = ReadonlyMap<string, Uint8Array | null>;

/**
 * 0 at examples whose content was another one when the other run used them: they are not paired with
 * themselves. Null where there are none.
 */
export async function sameContents({ cache }: Comparing, frame: Frame): Promise<SameContents> {
  const { key, order } = frame;
  return cache.get(JSON.stringify([key, "contents", order]), async () => {
    const placeOf = placesOf(frame);
    const value = new Map(
      order.slice(1).map((run) => [run, sameContent(frame, placeOf, order[0], run)]),
    );
    return { value, bytes: 100 + placeOf.size * order.length };
  });
}

/** The same for pairs of runs, the earlier first. */
export function pairContents(
  frame: Frame,
  pairs: readonly (readonly [string, string])[],
): (Uint8Array | null)[] {
  const placeOf = placesOf(frame);
  return pairs.map(([before, after]) => sameContent(frame, placeOf, before, after));
}

/** Places of the examples by id, where any content ever changed. */
function placesOf({ contents, index }: Frame): ReadonlyMap<string, number> {
  return new Map(
    contents.changed.length === 0 ? [] : index.ids.map((id, place) => [id, place] as const),
  );
}

function sameContent(
  { contents, index }: Frame,
  placeOf: ReadonlyMap<string, number>,
  baseline: string,
  run: string,
): Uint8Array | null {
  const different = contents.changed.filter((example) => {
    const [before, after] = [contents.of(baseline, example), contents.of(run, example)];
    return before !== undefined && after !== undefined && before !== after;
  });
  if (different.length === 0) return null;
  const same = new Uint8Array(index.ids.length).fill(1);
  for (const example of different) {
    const place = placeOf.get(example);
    if (place !== undefined) same[place] = 0;
  }
  return same;
}
