import { placesByKey } from "./places-by-key.ts";
import { normalisedText } from "./words.ts";

export interface Question {
  readonly input: string;
  /** Null where it has none. */
  readonly reference: string | null;
}

export interface DuplicateGroup {
  /** Places of the questions, ascending, two or more. */
  readonly places: readonly number[];
  /** Whether they do not all have the same reference: two answers to one question. */
  readonly conflicting: boolean;
}

/**
 * Questions that are the same but for case and white space. References are compared alike; one that is
 * missing beside one that is there is not a conflict.
 */
export function exactDuplicates(questions: readonly Question[]): DuplicateGroup[] {
  return placesByKey(keysOf(questions))
    .filter((places) => places.length > 1)
    .map((places) => ({
      places,
      conflicting:
        new Set(
          places.flatMap((place) => {
            const { reference } = questions[place]!;
            return reference === null ? [] : [normalisedText(reference)];
          }),
        ).size > 1,
    }));
}

function* keysOf(questions: readonly Question[]): Generator<string> {
  for (const { input } of questions) yield normalisedText(input);
}

/** Pairs among the members of groups. */
export function pairsIn(groups: readonly { readonly places: readonly number[] }[]): number {
  return groups.reduce((pairs, { places: { length } }) => pairs + (length * (length - 1)) / 2, 0);
}
