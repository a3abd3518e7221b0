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
  return words ? withoutCrumbs(words.map(partOf)) : wholesale(before, after);
}

interface Change {
  /** What both have before the change. */
  same: string;
  removed: string;
  added: string;
}

/**
 * A sentence written anew shares spaces and small words with the old one by chance; marked word for word,
 * neither can be read. What is shared counts as changed where it is no longer than the changes on both sides
 * of it (the semantic clean-up of diff-match-patch).
 */
function withoutCrumbs(parts: readonly DiffPart[]): DiffPart[] {
  const changes: Change[] = [];
  let open: Change = { same: "", removed: "", added: "" };
  const close = (): void => {
    for (let last = changes.at(-1); last && isCrumb(last, open); last = changes.at(-1)) {
      changes.pop();
      open = {
        same: last.same,
        removed: last.removed + open.same + open.removed,
        added: last.added + open.same + open.added,
      };
    }
    changes.push(open);
  };
  for (const { kind, text } of parts) {
    if (kind !== "same") open[kind] += text;
    else if (sizeOf(open) === 0) open.same += text;
    else {
      close();
      open = { same: text, removed: "", added: "" };
    }
  }
  close();
  return changes.flatMap(({ same, removed, added }) => [
    ...part("same", same),
    ...part("removed", removed),
    ...part("added", added),
  ]);
}

function isCrumb(before: Change, after: Change): boolean {
  const { length } = after.same;
  return length <= sizeOf(before) && length <= sizeOf(after);
}

function sizeOf({ removed, added }: Change): number {
  return Math.max(removed.length, added.length);
}

function part(kind: DiffPart["kind"], text: string): DiffPart[] {
  return text === "" ? [] : [{ kind, text }];
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
