import type { FrozenAnswer } from "#contract/snapshots.ts";
import { answerKey } from "#contract/view-address.ts";
import { type AnswerSource, wantedForm } from "./answer-source.ts";
import { refusal } from "./refusal.ts";

/** Answers from a copy and never from the network. */
export function frozenSource(answers: readonly FrozenAnswer[]): AnswerSource {
  const kept = new Map(
    answers.map((one) => [answerKey(one.address, one.accept, one.question), one]),
  );
  return {
    holds: (address, mediaType) => kept.has(answerKey(address, mediaType)),
    answer: async (url, init) => {
      const isRead = init.method === undefined || init.method === "GET";
      const question = typeof init.body === "string" ? init.body : undefined;
      const found = kept.get(answerKey(url, wantedForm(init), question));
      if (!found) return refusal(isRead ? "not_in_view" : "read_only");
      return new Response(found.encoding === "base64" ? bytesOf(found.body) : found.body, {
        status: found.status,
        headers: { "content-type": found.mediaType },
      });
    },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
