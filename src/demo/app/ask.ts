import type { Recorder } from "../tracing/recorder.ts";
import type { ManualIndex } from "./manual-index.ts";
import type { PromptVersion } from "./prompt-versions.ts";

/** One question on its way through the application, and what it has used up. */
export interface Ask {
  readonly question: string;
  readonly version: PromptVersion;
  readonly recorder: Recorder;
  readonly index: ManualIndex;
  /** Names the trace, and decides which services fail. */
  readonly key: string;
  readonly bill: Bill;
}

/** Tokens and dollars of the model calls of one question. */
export interface Bill {
  promptTokens: number;
  completionTokens: number;
  /** Null once a call has no price: the cost of the rest is not the cost of the whole. */
  costUsd: number | null;
  /** Ids of the pages that were found, best first. */
  found: string[];
  /** Span that found them. */
  retrieverSpanId: string | undefined;
}

/** Nothing used up yet; an application without prices has an unknown cost from the start. */
export function emptyBill({ price }: PromptVersion): Bill {
  return {
    promptTokens: 0,
    completionTokens: 0,
    costUsd: price ? 0 : null,
    found: [],
    retrieverSpanId: undefined,
  };
}
