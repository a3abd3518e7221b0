/** Runs work for each item, so many at a time; the results keep the order of the items. */
export async function eachAtOnce<T, R>(
  atOnce: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  async function worker(): Promise<void> {
    for (const [at, item] of rest) results[at] = await work(item);
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
