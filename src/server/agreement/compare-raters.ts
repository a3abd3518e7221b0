import { majority, meanRating } from "#analysis/stats/agreement/consensus.ts";
import { krippendorffAlpha } from "#analysis/stats/agreement/krippendorff-alpha.ts";
import type { RatedPair } from "#analysis/stats/agreement/likeness.ts";
import type { Likeness } from "#contract/agreement.ts";
import { measureLikeness } from "./measure-likeness.ts";
import type { RatedUnit } from "./rated-units.ts";
import type { RatingScale } from "./rating-scale.ts";

/** People beyond these, the busiest first, are not compared pair by pair. */
const mostPeople = 12;

/** A judge against people: against their only score, else their majority, else their mean. */
export function compareJudge(
  judge: string,
  units: readonly RatedUnit[],
  scale: RatingScale,
): Likeness & { alpha: number | null } {
  const pairs: RatedPair[] = [];
  let split = 0;
  const rated = units.filter(({ judges }) => judges.has(judge));
  for (const { example, judges, people } of rated) {
    const other = together([...people.values()], scale);
    if (other === null) split += 1;
    else pairs.push({ example, one: judges.get(judge)!, other });
  }
  const names = new Set(rated.flatMap(({ people }) => [...people.keys()]));
  return {
    ...measureLikeness(pairs, split, scale),
    alpha:
      names.size < 2
        ? null
        : krippendorffAlpha(
            rated.map(({ judges, people }) => [judges.get(judge)!, ...people.values()]),
            scale.level,
          ),
  };
}

function together(ratings: readonly number[], scale: RatingScale): number | null {
  return scale.categories === null ? meanRating(ratings) : majority(ratings);
}

interface PeopleAgreement {
  readonly people: { name: string; results: number }[];
  readonly pairs: ({ one: string; other: string } & Likeness)[];
  readonly peopleAlpha: number | null;
}

/** Every two people who scored something in common, and all of them together. */
export function comparePeople(units: readonly RatedUnit[], scale: RatingScale): PeopleAgreement {
  const counts = new Map<string, number>();
  for (const { people } of units)
    for (const name of people.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const people = [...counts]
    .map(([name, results]) => ({ name, results }))
    .toSorted((a, b) => b.results - a.results || (a.name < b.name ? -1 : 1));
  const compared = people.slice(0, mostPeople);
  const pairs = compared.flatMap(({ name: one }, at) =>
    compared.slice(at + 1).flatMap(({ name: other }) => {
      const both = units.flatMap(({ example, people: said }): RatedPair[] => {
        const [a, b] = [said.get(one), said.get(other)];
        return a === undefined || b === undefined ? [] : [{ example, one: a, other: b }];
      });
      return both.length === 0 ? [] : [{ one, other, ...measureLikeness(both, 0, scale) }];
    }),
  );
  return {
    people,
    pairs,
    peopleAlpha:
      people.length < 2
        ? null
        : krippendorffAlpha(
            units.map(({ people: said }) => [...said.values()]),
            scale.level,
          ),
  };
}
