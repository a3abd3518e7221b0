import { judgeId } from "#contract/labels.ts";
import type { Rating } from "../store/labels/ratings.ts";
import type { RatingScale } from "./rating-scale.ts";

/** One result with what everybody said of it, as numbers of the scale. */
export interface RatedUnit {
  readonly example: string;
  /** By the judge's id. */
  readonly judges: ReadonlyMap<string, number>;
  /** By the annotator's name. */
  readonly people: ReadonlyMap<string, number>;
}

/** Results that at least one person scored, from scores that come by result. */
export function ratedUnits(ratings: readonly Rating[], scale: RatingScale): RatedUnit[] {
  const units: RatedUnit[] = [];
  let before: Rating | undefined;
  let judges = new Map<string, number>();
  let people = new Map<string, number>();
  const close = (): void => {
    if (before && people.size > 0) units.push({ example: before.example, judges, people });
  };
  for (const rating of ratings) {
    if (!before || !isSameResult(before, rating)) {
      close();
      judges = new Map();
      people = new Map();
    }
    before = rating;
    const number = scale.numberOf(rating);
    if (number === null) continue;
    if (rating.source === "human") people.set(rating.annotator, number);
    else judges.set(judgeId(rating.source, rating.evaluator, rating.version), number);
  }
  close();
  return units;
}

function isSameResult(one: Rating, other: Rating): boolean {
  return (
    one.run === other.run && one.example === other.example && one.repetition === other.repetition
  );
}
