import type { Picture } from "./picture/picture.ts";

/** What a chat program shows of a link. */
export interface Preview {
  readonly title: string;
  readonly description: string;
  /** Undefined where the page has no chart: the card then has the words alone. */
  readonly picture?: Picture | undefined;
}

/** A text from outside as one line of bounded length. */
export function line(text: string, most: number): string {
  const plain = text.replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, " ").trim();
  return plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain;
}
