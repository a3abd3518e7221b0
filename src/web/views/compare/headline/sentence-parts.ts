import type { matrixShows } from "#contract/matrix.ts";
import type { Verdict } from "#contract/verdict.ts";
import { formatCount } from "#web/ui/format.ts";

export interface SentencePart {
  readonly text: string;
  /** The rows of the matrix that the words count. */
  readonly show?: (typeof matrixShows)[number];
}

const counted =
  /(\d[\d,]*) (?:examples? )?(fixed|better|broken|worse|outputs? stops? before an answer)/g;

/** The sentence of a verdict, with the numbers that rows of the matrix stand behind. */
export function sentenceParts({ sentence, changes, n }: Verdict): SentencePart[] {
  const parts: SentencePart[] = [];
  let at = 0;
  for (const match of sentence.matchAll(counted)) {
    const [text, count, word] = match;
    const show = showOf(word!);
    const expected = {
      improved: changes.wins,
      regressed: changes.losses,
      unfinished: n.unfinished,
    };
    // The words decide nothing: only a number that the verdict itself counts becomes a link.
    if (count !== formatCount(expected[show])) continue;
    if (match.index > at) parts.push({ text: sentence.slice(at, match.index) });
    parts.push({ text, show });
    at = match.index + text.length;
  }
  if (at < sentence.length) parts.push({ text: sentence.slice(at) });
  return parts;
}

function showOf(word: string): "improved" | "regressed" | "unfinished" {
  if (word.startsWith("output")) return "unfinished";
  return word === "fixed" || word === "better" ? "improved" : "regressed";
}
