/** A document as two lists know it: by id, else by its text. */
export interface Identified {
  readonly id: string | null;
  readonly content: string | null;
}

export interface RankChange {
  /** Places counted from 0; null where a list does not have it. */
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * Where every document of one list stands in another: those of the second list in its order, then those it
 * left out in the order of the first. A document that a list repeats is matched once for each time.
 */
export function rankChanges(
  before: readonly Identified[],
  after: readonly Identified[],
): RankChange[] {
  const waiting = new Map<string, number[]>();
  for (const [place, document] of before.entries()) {
    const key = keyOf(document);
    const places = waiting.get(key);
    if (places) places.push(place);
    else waiting.set(key, [place]);
  }
  const kept = after.map((document, place): RankChange => ({
    before: waiting.get(keyOf(document))?.shift() ?? null,
    after: place,
  }));
  const left = [...waiting.values()].flat().toSorted((a, b) => a - b);
  return [...kept, ...left.map((place) => ({ before: place, after: null }))];
}

function keyOf({ id, content }: Identified): string {
  return id === null ? `text ${content ?? ""}` : `id ${id}`;
}
