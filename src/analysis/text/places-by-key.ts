/** Places of the items that share a key, in order of first sight; groups of one included. */
export function placesByKey(keys: Iterable<string | number>): number[][] {
  const groups = new Map<string | number, number[]>();
  let place = 0;
  for (const key of keys) {
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
    place += 1;
  }
  return [...groups.values()];
}
