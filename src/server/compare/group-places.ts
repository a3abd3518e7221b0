import { places } from "../store/comparison/shared-columns.ts";
import type { Comparing, Frame } from "./frame.ts";
import { metadataValues } from "./slice-sets.ts";

/**
 * The group of every example by the value of a metadata key, as a number. An example without the key stands
 * for itself.
 */
export async function groupPlaces(
  comparing: Comparing,
  frame: Frame,
  key: string | undefined,
): Promise<Int32Array | null> {
  if (key === undefined || key === "") return null;
  return comparing.cache.get(JSON.stringify([frame.key, "groups", key]), async () => {
    const values = await metadataValues(comparing, frame, key);
    const numbers = new Map<string, number>();
    const value = places(
      values.map((text, place) => {
        // Alone: numbers below zero, which no group has.
        if (text === undefined) return -1 - place;
        const known = numbers.get(text) ?? numbers.size;
        numbers.set(text, known);
        return known;
      }),
    );
    return { value, bytes: value.byteLength };
  });
}
