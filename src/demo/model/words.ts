/** Words and marks, each counted as one token: simple, repeatable, and not what a real model counts. */
export function countTokens(text: string): number {
  return text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0;
}

const stopWords = new Set(
  "a an and are as at be by can do does for from get has have how i in is it long many me my not of off on or our that the them then there they this to up was we what when where which who will with you your".split(
    " ",
  ),
);

/** The words of a text that carry meaning, cut to their stems. */
export function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !stopWords.has(word)).map(stem);
}

/** Cuts common endings: "returned" and "returns" meet as "return". */
function stem(word: string): string {
  if (word.length < 5) return word.endsWith("s") && word.length > 3 ? word.slice(0, -1) : word;
  return word.replace(/(ies|ing|ed|es|s|y)$/, "");
}

/** Text in the form in which answers are compared: lower case, no marks but the points inside numbers. */
export function normalised(text: string): string {
  const spaced = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.:\s-]+/gu, " ")
    .replaceAll(/[.:](?!\d)/g, " ");
  return ` ${spaced.split(/\s+/).filter(Boolean).join(" ")} `;
}
