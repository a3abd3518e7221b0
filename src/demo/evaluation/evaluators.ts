import { normalised } from "../model/words.ts";

/** Whether an answer contains the reference, both without case and marks. No answer is not right. */
export function isCorrect(output: string | undefined, reference: string): boolean {
  return output !== undefined && normalised(output).includes(normalised(reference));
}

/** Pages that an answer cites in square brackets. */
export function citedPages(output: string): string[] {
  return [...output.matchAll(/\[([a-z-]+)\]/g)].map(([, id = ""]) => id);
}

/**
 * Whether an answer cites a page that was found and does answer the question. Null when no page answers
 * it, or nothing was answered.
 */
export function isGrounded(
  output: string | undefined,
  found: readonly string[],
  relevant: readonly string[],
): boolean | null {
  if (output === undefined || relevant.length === 0) return null;
  return citedPages(output).some((id) => found.includes(id) && relevant.includes(id));
}

/** Whether the search found a page that answers the question; null when no page does. */
export function isFound(found: readonly string[], relevant: readonly string[]): boolean | null {
  return relevant.length === 0 ? null : relevant.some((id) => found.includes(id));
}
