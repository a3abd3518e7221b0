/** Named after what it does, as it is no learned model. */
export const embeddingModel = "hashed-ngrams-256";
const dimensions = 256;

/**
 * Words and character trigrams hashed into 256 signed buckets, weighted by how rare a bucket is in the
 * manual, scaled to length 1. Texts are near each other when they share letters, not meaning.
 */
export function createEmbedder(corpus: readonly string[]): (text: string) => number[] {
  const documentCounts = new Float64Array(dimensions);
  for (const text of corpus)
    for (const bucket of new Set(gramsOf(text).map(bucketOf))) documentCounts[bucket]! += 1;
  const rarity = documentCounts.map((count) => Math.log((1 + corpus.length) / (1 + count)) + 0.1);
  return (text) => {
    const sums = new Float64Array(dimensions);
    for (const gram of gramsOf(text)) sums[bucketOf(gram)]! += hash(`sign ${gram}`) % 2 ? 1 : -1;
    const weighted = sums.map(
      (sum, bucket) => Math.sign(sum) * Math.log1p(Math.abs(sum)) * rarity[bucket]!,
    );
    const length = Math.hypot(...weighted) || 1;
    return Array.from(weighted, (value) => Math.round((value / length) * 1e5) / 1e5);
  };
}

/** Of vectors of length 1. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

function gramsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    const padded = `_${word}_`;
    const grams = [word];
    for (let at = 0; at + 3 <= padded.length; at++) grams.push(padded.slice(at, at + 3));
    return grams;
  });
}

function bucketOf(gram: string): number {
  return hash(gram) % dimensions;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}
