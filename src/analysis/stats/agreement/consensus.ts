import { mean } from "../describe/moments.ts";

/** What people say together of one item in categories: the commonest; null where two are equally common. */
export function majority(ratings: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const [first, ...others] = [...counts].filter(([, count]) => count === most);
  return first === undefined || others.length > 0 ? null : first[0];
}

/** The same in numbers: their mean; null without ratings. */
export function meanRating(ratings: readonly number[]): number | null {
  return mean(ratings);
}
