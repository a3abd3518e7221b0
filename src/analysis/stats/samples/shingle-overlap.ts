/**
 * Jaccard similarity of two texts' runs of k words, lower case, split at white space (Broder 1997).
 *
 * Null where a text has fewer than k words: compare such texts for equality instead.
 */
export function shingleOverlap(one: string, other: string, k: number): number | null {
  const first = shingles(one, k);
  const second = shingles(other, k);
  if (first.size === 0 || second.size === 0) return null;
  let shared = 0;
  for (const each of first) if (second.has(each)) shared += 1;
  return shared / (first.size + second.size - shared);
}

function shingles(text: string, k: number): Set<string> {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = new Set<string>();
  for (let at = 0; at + k <= words.length; at += 1) found.add(words.slice(at, at + k).join(" "));
  return found;
}
