import { diffLines, diffWordsWithSpace } from "diff";

export interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

const linesTimeoutMs = 300;
const wordsTimeoutMs = 150;

/**
 * What was removed from one text and added in the other. Lines first, words inside changed lines:
 * words over a whole long text take seconds. A hunk that takes too long stays coarse.
 */
export function diffTexts(before: string, after: string): DiffPart[] {
  const lines = diffLines(before, after, { timeout: linesTimeoutMs });
  if (!lines) return wholesale(before, after);
  const parts: DiffPart[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const next = lines[at + 1];
    if (line.removed && next?.added) {
      parts.push(...diffWords(line.value, next.value));
      at++;
    } else parts.push(partOf(line));
  }
  return parts;
}

/** Share of the longer text that both have, 0 to 1; of two empty texts 1. */
export function likeness(parts: readonly DiffPart[]): number {
  const length = { same: 0, added: 0, removed: 0 };
  for (const { kind, text } of parts) length[kind] += text.length;
  const longer = length.same + Math.max(length.added, length.removed);
  return longer === 0 ? 1 : length.same / longer;
}

function diffWords(before: string, after: string): DiffPart[] {
  const words = diffWordsWithSpace(before, after, { timeout: wordsTimeoutMs });
  return words?.map(partOf) ?? wholesale(before, after);
}

function wholesale(before: string, after: string): DiffPart[] {
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

function partOf(change: { added: boolean; removed: boolean; value: string }): DiffPart {
  return {
    kind: change.added ? "added" : change.removed ? "removed" : "same",
    text: change.value,
  };
}
