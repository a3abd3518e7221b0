import type { RandomSource } from "./xoshiro128.ts";

/** Fisher-Yates from the last place down, in place: every order is equally likely. */
export function shuffle(items: number[] | Float64Array, random: RandomSource): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const picked = random.below(last + 1);
    const held = items[last]!;
    items[last] = items[picked]!;
    items[picked] = held;
  }
}
