/**
 * Place of a result in the shuffled order of a seed, as SQL over expressions for run, example and repetition:
 * the same on every node, so that a link with a seed shows the same order to everybody.
 */
export function placeOf(run: string, example: string, repetition: string): string {
  return `cityHash64({seed:String}, toString(${run}), toString(${example}), toUInt16(${repetition}))`;
}

/** The parameter `seed`. Metrics are shuffled apart: who scores two does not see the same order twice. */
export function seedText(seed: number, metric: string): string {
  return `${seed}:${metric}`;
}
