import type { Message, MessagePart } from "#contract/span.ts";

export type ToolResult = Extract<MessagePart, { type: "tool_result" }>;

/** A part of a conversation, by its place. */
export interface PartPlace {
  readonly message: number;
  readonly part: number;
}

export interface AnsweredCalls {
  /** The answer of the call at this place; undefined where the conversation has none. */
  readonly answerOf: (place: PartPlace) => { result: ToolResult; place: PartPlace } | undefined;
  /** The result at this place stands with its call. */
  readonly isPaired: (place: PartPlace) => boolean;
}

/**
 * Puts calls and results together. Ids repeat in real conversations, so an id only chooses among the calls
 * that still wait at that moment; a result without one, or with an unknown one, goes to the first that waits.
 */
export function pairCalls(messages: readonly Message[]): AnsweredCalls {
  const waiting: { readonly id: string | null; readonly place: PartPlace }[] = [];
  const answers = new Map<string, { result: ToolResult; place: PartPlace }>();
  const paired = new Set<string>();
  for (const [message, { parts }] of messages.entries())
    for (const [part, one] of parts.entries()) {
      const place = { message, part };
      if (one.type === "tool_call") waiting.push({ id: one.id, place });
      if (one.type !== "tool_result" || waiting.length === 0) continue;
      const named = waiting.findIndex(({ id }) => one.id !== null && id === one.id);
      const [call] = waiting.splice(Math.max(0, named), 1);
      answers.set(keyOf(call!.place), { result: one, place });
      paired.add(keyOf(place));
    }
  return {
    answerOf: (place) => answers.get(keyOf(place)),
    isPaired: (place) => paired.has(keyOf(place)),
  };
}

function keyOf({ message, part }: PartPlace): string {
  return `${message}/${part}`;
}
