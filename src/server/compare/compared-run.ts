import type { Frame } from "./frame.ts";

/** How far a run is that is still filling up; null for a finished one. */
export function progressOf(
  frame: Frame,
  run: string,
): { readonly done: number; readonly of: number } | null {
  if (frame.runs.find(({ id }) => id === run)?.status !== "running") return null;
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

/**
 * 0 at examples whose content was another one when the other run used them: they are not paired with
 * themselves. Null where there are none.
 */
export function sameContents(
  { contents, index }: Frame,
  baseline: string,
  run: string,
): Uint8Array | null {
  const different = contents.changed.filter((example) => {
    const [before, after] = [contents.of(baseline, example), contents.of(run, example)];
    return before !== undefined && after !== undefined && before !== after;
  });
  if (different.length === 0) return null;
  const placeOf = new Map(index.ids.map((id, place) => [id, place]));
  const same = new Uint8Array(index.ids.length).fill(1);
  for (const example of different) {
    const place = placeOf.get(example);
    if (place !== undefined) same[place] = 0;
  }
  return same;
}
