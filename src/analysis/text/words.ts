/** Scripts that write no spaces between words: each of their letters counts as a word. */
const alone =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const word = new RegExp(`[${alone}]|(?:(?![${alone}])[\\p{L}\\p{M}\\p{N}_])+`, "gu");

/** Lower-case words: runs of letters, digits and underscores. Marks and brackets are left out. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(word) ?? [];
}

/** The text without what does not change its meaning: case, kind and amount of white space, Unicode form. */
export function normalisedText(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}
