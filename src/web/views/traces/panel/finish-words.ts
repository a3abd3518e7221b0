const meanings: Readonly<Record<string, string>> = {
  stop: "the model ended by itself",
  length: "cut off: it reached the limit of tokens",
  tool_calls: "it asked for tools",
  function_call: "it asked for a function",
  content_filter: "stopped by a content filter",
  safety: "stopped by a safety filter",
  recitation: "stopped for repeating its sources",
  error: "broken off by an error",
  cancelled: "cancelled",
  pause_turn: "paused, to be continued",
  refusal: "the model refused",
};

/** Reasons after which an answer is not whole. */
const incomplete = new Set([
  "length",
  "content_filter",
  "safety",
  "error",
  "cancelled",
  "recitation",
]);

export interface FinishWords {
  readonly reason: string;
  /** Undefined for a word that is not known. */
  readonly meaning: string | undefined;
  /** The answer is not whole. */
  readonly isCutOff: boolean;
}

/** Why a model stopped, in words. */
export function finishWords(reason: string): FinishWords {
  const known = reason.toLowerCase();
  return { reason, meaning: meanings[known], isCutOff: incomplete.has(known) };
}
