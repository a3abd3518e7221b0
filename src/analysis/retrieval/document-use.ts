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
  /** Every run of five words. Empty where the answer has fewer. */
  readonly phrases: ReadonlySet<string>;
}

export function readAnswer(answer: string): ReadAnswer {
  return { text: answer, phrases: new Set(phrasesOf(answer)) };
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
    return { cited, sharedPhrases: comparable ? countShared(answer.phrases, content) : 0 };
  });
}

/** Used at all; null where it cannot be told. */
export function isUsed(use: DocumentUse | null): boolean | null {
  return use && (use.cited || use.sharedPhrases > 0);
}

function countShared(phrases: ReadonlySet<string>, content: string): number {
  const found = new Set<string>();
  for (const phrase of phrasesOf(content)) if (phrases.has(phrase)) found.add(phrase);
  return found.size;
}

function* phrasesOf(text: string): Generator<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  for (let at = 0; at + phraseWords <= words.length; at++)
    yield words.slice(at, at + phraseWords).join(" ");
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
