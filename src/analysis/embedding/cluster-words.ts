const wordsShown = 3;
const mostTextWords = 60;
/** Characters of a word that are shown: what is longer is no word of a language. */
const longestWord = 24;

/**
 * Words that tell each cluster from the others: how often a word is in the cluster times how rare it is
 * elsewhere (c-TF-IDF). `texts[i]` belongs to `clusters[i]`; the answer has a label per cluster from 1 to
 * `count`, "" where its texts have no words.
 */
export function clusterWords(
  texts: readonly string[],
  clusters: ArrayLike<number>,
  count: number,
): string[] {
  const inCluster = Array.from({ length: count + 1 }, () => new Map<string, number>());
  const totals = new Map<string, number>();
  let words = 0;
  for (const [point, text] of texts.entries())
    for (const word of new Set(wordsOf(text))) {
      const counts = inCluster[clusters[point]!];
      counts?.set(word, (counts.get(word) ?? 0) + 1);
      totals.set(word, (totals.get(word) ?? 0) + 1);
      words++;
    }
  const average = words / Math.max(1, count);
  return inCluster.slice(1).map((counts) =>
    [...counts]
      .filter(([, times]) => times > 1 || counts.size < 12)
      .map(([word, times]) => ({ word, weight: times * Math.log(1 + average / totals.get(word)!) }))
      .toSorted((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
      .slice(0, wordsShown)
      .map(({ word }) => shown(word))
      .join(", "),
  );
}

function shown(word: string): string {
  const characters = Array.from(word);
  return characters.length > longestWord
    ? `${characters.slice(0, longestWord - 1).join("")}…`
    : word;
}

const stopWords = new Set(
  "the a an and or of to in is are was were it its this that these those for on with as at by be been from not no do does did can could will would should what which who how when where why i you he she they we my your his her their our me him them us if then than so but about into out up down over under there here have has had all any some one two also just only very more most such".split(
    " ",
  ),
);

function wordsOf(text: string): string[] {
  const words =
    text
      .slice(0, 2000)
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{N}_'-]+/gu) ?? [];
  return words.filter((word) => word.length > 2 && !stopWords.has(word)).slice(0, mostTextWords);
}
