/** What an answer took from a document. */
export interface DocumentUse {
  /** The document's id stands in the answer. */
  readonly cited: boolean;
  /** Runs of five words that the answer and the document share. */
  readonly sharedPhrases: number;
}

export interface UsableDocument {
  readonly id: string | null;
  readonly content: string | null;
}

const phraseWords = 5;

/** An answer, read once for all its documents. */
export interface ReadAnswer {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Every run of five words. Empty where the answer has fewer. */
  readonly phrases: ReadonlySet<string>;
}

export function readAnswer(answer: string): ReadAnswer {
  const words = wordsOf(answer);
  const phrases = new Set<string>();
  for (let end = phraseWords; end <= words.length; end++) phrases.add(phraseBefore(words, end));
  return { text: answer, words: new Set(words), phrases };
}

/**
 * What an answer took from each document, in their order. Words are runs of letters and digits in any
 * script, without case and marks. Null where it cannot be told: the answer has fewer than five words and
 * does not name the document, or the document came with neither id nor text.
 */
export function documentUse(
  answer: ReadAnswer,
  documents: readonly UsableDocument[],
): (DocumentUse | null)[] {
  return documents.map(({ id, content }) => {
    const cited = id !== null && isCited(answer.text, id);
    const comparable = content !== null && answer.phrases.size > 0;
    if (!cited && !comparable) return null;
    return { cited, sharedPhrases: comparable ? countShared(answer, content) : 0 };
  });
}

/** Used at all; null where it cannot be told. */
export function isUsed(use: DocumentUse | null): boolean | null {
  return use && (use.cited || use.sharedPhrases > 0);
}

/** Joins words only where five in a row stand in the answer, as most of a document does not. */
function countShared({ words: answered, phrases }: ReadAnswer, content: string): number {
  const words = wordsOf(content);
  const found = new Set<string>();
  let run = 0;
  for (const [at, word] of words.entries()) {
    run = answered.has(word) ? run + 1 : 0;
    if (run < phraseWords) continue;
    const phrase = phraseBefore(words, at + 1);
    if (phrases.has(phrase)) found.add(phrase);
  }
  return found.size;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function phraseBefore(words: readonly string[], end: number): string {
  return words.slice(end - phraseWords, end).join(" ");
}

const isWordCharacter = /[\p{L}\p{N}_-]/u;

/**
 * The id as a word of its own. A bare number or a single letter is everywhere: those only count in brackets,
 * the way answers cite.
 */
function isCited(answer: string, id: string): boolean {
  if (id.length < 3 || /^\d+$/.test(id))
    return answer.includes(`[${id}]`) || answer.includes(`(${id})`);
  for (let at = answer.indexOf(id); at >= 0; at = answer.indexOf(id, at + 1)) {
    const before = answer[at - 1] ?? " ";
    const after = answer[at + id.length] ?? " ";
    if (!isWordCharacter.test(before) && !isWordCharacter.test(after)) return true;
  }
  return false;
}
