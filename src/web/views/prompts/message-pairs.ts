import type { TemplateMessage } from "./chat-template.ts";

export interface MessagePair {
  readonly role: string;
  /** Undefined for a message that is new. */
  readonly before: string | undefined;
  /** Undefined for one that is gone. */
  readonly after: string | undefined;
}

/**
 * Which message became which: the longest common sequence of roles, so that a message put in between does
 * not make every later one look changed. Equal texts count double.
 */
export function messagePairs(
  before: readonly TemplateMessage[],
  after: readonly TemplateMessage[],
): MessagePair[] {
  const worth = (a: TemplateMessage | undefined, b: TemplateMessage | undefined): number => {
    if (!a || !b || a.role !== b.role) return 0;
    return a.text === b.text ? 2 : 1;
  };
  const width = after.length + 1;
  const best = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const matched = worth(before[i], after[j]);
      best[i * width + j] = Math.max(
        matched > 0 ? best[(i + 1) * width + j + 1]! + matched : 0,
        best[(i + 1) * width + j]!,
        best[i * width + j + 1]!,
      );
    }
  const pairs: MessagePair[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const now = after[j];
    const matched = worth(old, now);
    const here = best[i * width + j]!;
    if (old && now && matched > 0 && here === best[(i + 1) * width + j + 1]! + matched) {
      pairs.push({ role: now.role, before: old.text, after: now.text });
      i++;
      j++;
    } else if (old && (!now || here === best[(i + 1) * width + j]!)) {
      pairs.push({ role: old.role, before: old.text, after: undefined });
      i++;
    } else if (now) {
      pairs.push({ role: now.role, before: undefined, after: now.text });
      j++;
    }
  }
  return pairs;
}
