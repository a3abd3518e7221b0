import { z } from "zod";
import { unixNano } from "./wire.ts";

export const spanKinds = [
  "LLM",
  "CHAIN",
  "AGENT",
  "TOOL",
  "RETRIEVER",
  "RERANKER",
  "EMBEDDING",
  "GUARDRAIL",
  "EVALUATOR",
  "PROMPT",
  "UNKNOWN",
] as const;
export const spanKind = z.enum(spanKinds);
export type SpanKind = z.output<typeof spanKind>;

export const status = z.enum(["ok", "error", "unset"]);
export type Status = z.output<typeof status>;

/** Tokens of one call or a whole trace. Null is "not reported", which is not zero. */
export const tokens = z.object({
  /** Includes tokens read from and written to a cache. */
  prompt: z.number().nullable(),
  /** Includes reasoning tokens. */
  completion: z.number().nullable(),
  total: z.number().nullable(),
  cacheRead: z.number().nullable(),
  cacheWrite: z.number().nullable(),
  reasoning: z.number().nullable(),
});
export type Tokens = z.output<typeof tokens>;

export const noTokens: Tokens = {
  prompt: null,
  completion: null,
  total: null,
  cacheRead: null,
  cacheWrite: null,
  reasoning: null,
};

export const messagePart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("reasoning"), text: z.string() }),
  /** `url` is a data: URI or an address that nobody fetches without being asked. */
  z.object({
    type: z.enum(["image", "audio", "file"]),
    url: z.string().nullable(),
    mimeType: z.string().nullable(),
    name: z.string().nullable(),
  }),
  z.object({
    type: z.literal("tool_call"),
    id: z.string().nullable(),
    name: z.string(),
    /** JSON text when it was JSON, else the text as sent. */
    arguments: z.string(),
  }),
  z.object({ type: z.literal("tool_result"), id: z.string().nullable(), content: z.string() }),
]);
export type MessagePart = z.output<typeof messagePart>;

export const message = z.object({
  role: z.string(),
  name: z.string().nullable(),
  parts: z.array(messagePart),
  finishReason: z.string().nullable(),
});
export type Message = z.output<typeof message>;

/** A document that a retriever or reranker gave, in the order it gave it. */
export const retrievedDocument = z.object({
  id: z.string().nullable(),
  content: z.string().nullable(),
  score: z.number().nullable(),
  /** The name the score came under: a distance is smaller when closer. */
  scoreName: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
});
export type RetrievedDocument = z.output<typeof retrievedDocument>;

export const toolDefinition = z.object({
  name: z.string(),
  description: z.string().nullable(),
  /** JSON Schema text of the parameters. */
  parameters: z.string().nullable(),
});
export type ToolDefinition = z.output<typeof toolDefinition>;

export const spanError = z.object({
  type: z.string().nullable(),
  message: z.string(),
  stack: z.string().nullable(),
});
export type SpanError = z.output<typeof spanError>;

export const spanEvent = z.object({
  name: z.string(),
  timeNs: unixNano,
  attributes: z.record(z.string(), z.string()),
});
export type SpanEvent = z.output<typeof spanEvent>;

export const spanLink = z.object({
  traceId: z.string(),
  spanId: z.string(),
  attributes: z.record(z.string(), z.string()),
});
export type SpanLink = z.output<typeof spanLink>;

/** What a row of the waterfall needs: no texts, so that a long trace stays light. */
export const spanSummary = z.object({
  spanId: z.string(),
  /** Null for a root. */
  parentSpanId: z.string().nullable(),
  name: z.string(),
  kind: spanKind,
  status,
  startNs: unixNano,
  /** Null while the span is still running, and where times are synthetic. */
  durationMs: z.number().nullable(),
  /** Announced by its sender but never ended. */
  running: z.boolean(),
  /** Its parent was never received. */
  orphan: z.boolean(),
  /** Its parents form a ring; it is shown at top level. */
  cyclic: z.boolean(),
  /** An error span without an error descendant. */
  cause: z.boolean(),
  errorType: z.string().nullable(),
  errorMessage: z.string().nullable(),
  model: z.string().nullable(),
  provider: z.string().nullable(),
  tokens,
  costUsd: z.number().nullable(),
  /** `reported` by the sender or `computed` from the table of prices. */
  costSource: z.enum(["reported", "computed"]).nullable(),
  timeToFirstTokenMs: z.number().nullable(),
  service: z.string().nullable(),
  scope: z.string().nullable(),
});
export type SpanSummary = z.output<typeof spanSummary>;

/** A text of which only the beginning came; `getSpanText` gives it whole. */
export const cutText = z.object({
  /** Where it stands in the content: a JSON pointer (RFC 6901) such as `/attributes/input.value`. */
  at: z.string(),
  /** Characters of the whole text. */
  length: z.int(),
});
export type CutText = z.output<typeof cutText>;

/** Everything known about one span: what the side panel shows. */
export const spanContent = z.object({
  input: z.string().nullable(),
  output: z.string().nullable(),
  inputMessages: z.array(message),
  outputMessages: z.array(message),
  toolName: z.string().nullable(),
  toolCallId: z.string().nullable(),
  toolDefinitions: z.array(toolDefinition),
  documents: z.array(retrievedDocument),
  /** What a reranker was given, in that order. */
  documentsBefore: z.array(retrievedDocument),
  /** Number of embedding vectors the span carried. */
  vectors: z.int(),
  /** Temperature, limits and the like, as JSON text per name. */
  settings: z.record(z.string(), z.string()),
  finishReason: z.string().nullable(),
  prompt: z
    .object({
      name: z.string().nullable(),
      version: z.string().nullable(),
      template: z.string().nullable(),
      variables: z.record(z.string(), z.string()),
    })
    .nullable(),
  sessionId: z.string().nullable(),
  userId: z.string().nullable(),
  tags: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
  error: spanError.nullable(),
  events: z.array(spanEvent),
  links: z.array(spanLink),
  /** Every attribute as sent, as text. */
  attributes: z.record(z.string(), z.string()),
  resource: z.record(z.string(), z.string()),
  /** Which attribute dialect supplied the kind. */
  dialect: z.string(),
  timing: z.enum(["real", "synthetic"]),
  /** Texts that were too long to come with the rest: only their beginning is here. */
  cut: z.array(cutText),
});
export type SpanContent = z.output<typeof spanContent>;
