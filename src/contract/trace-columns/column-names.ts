/** Columns of Float64 in which NaN is "not known". */
export const numberColumns = [
  "startMs",
  "durationMs",
  "promptTokens",
  "completionTokens",
  "totalTokens",
  "cacheReadTokens",
  "cacheWriteTokens",
  "reasoningTokens",
  "costUsd",
  "firstTokenMs",
] as const;

/** Columns of numbers of texts. */
export const wordColumns = [
  "parentId",
  "name",
  "kind",
  "errorType",
  "errorMessage",
  "model",
  "provider",
  "service",
  "scope",
] as const;
