/** More outputs than these cannot be read beside each other. */
export const mostBeside = 4;

/**
 * Places of the runs that stand beside each other: those the address names, else all, else the baseline
 * and the run that the page is about. In the order of the comparison; unknown ids are left out.
 */
export function placesBeside(
  runs: readonly string[],
  named: readonly string[] | undefined,
  chosen: number,
): number[] {
  const wanted = runs.flatMap((id, place) => (named?.includes(id) ? [place] : []));
  if (wanted.length > 0) return wanted.slice(0, mostBeside);
  if (runs.length <= mostBeside) return runs.map((_, place) => place);
  return chosen === 0 ? [0] : [0, chosen];
}

/** Adds a run to those beside each other, or takes it away; one always stays. */
export function toggledBeside(
  runs: readonly string[],
  places: readonly number[],
  place: number,
): string[] {
  const next = places.includes(place)
    ? places.filter((one) => one !== place)
    : [...places, place].toSorted((one, other) => one - other);
  const kept = next.length === 0 ? [place] : next;
  // Beyond the most, the run that was there before the new one gives way.
  const fitting =
    kept.length > mostBeside
      ? kept.filter((one) => one !== places.findLast((old) => old !== place && old !== 0))
      : kept;
  return fitting.map((at) => runs[at]!);
}
