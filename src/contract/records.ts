import { z } from "zod";
import { isoTime, projectName, senderId, spanId, traceId } from "./wire.ts";

const name = z.string().min(1).max(500);
const finite = z.number();
/** A count that a 64-bit column and a JSON number both hold. */
const tokenCount = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);
const metadata = z.record(z.string().max(500), z.unknown());

/** Text, or any JSON that is kept as it came. */
const content = z.unknown().refine((value) => value !== undefined, "missing");

export const metricKind = z.enum(["pass", "score", "ratio", "label"]);
export const metricDirection = z.enum(["up", "down"]);
export const scoreSource = z.enum(["code", "llm", "human"]);
export const runStatus = z.enum(["running", "completed", "failed"]);

/** A value of a metric. True and false are 1 and 0; text is a label; null is "no score". */
export const scoreValue = z.union([finite, z.boolean(), z.string().max(2000), z.null()]);

const promptVersionReference = z.object({ prompt: name, version: name });

export const promptVersionRecord = z.object({
  type: z.literal("prompt_version"),
  prompt: name,
  version: name,
  /** Text, or a list of chat messages. */
  template: content,
  model: name.nullish(),
  settings: metadata.nullish(),
  labels: z.array(name).nullish(),
  note: z.string().nullish(),
  createdAt: isoTime.nullish(),
});

export const exampleRecord = z
  .object({
    type: z.literal("example"),
    dataset: name,
    id: senderId,
    input: z.unknown().optional(),
    reference: z.unknown().optional(),
    metadata: metadata.nullish(),
    split: name.nullish(),
    /** It left the dataset. What it held stays for the runs that used it; sent again, it is back. */
    removed: z.boolean().nullish(),
  })
  .refine(({ input, removed }) => input !== undefined || removed === true, {
    path: ["input"],
    message: "missing",
  });

/** An example as its sender writes it. */
export type WrittenExample = z.input<typeof exampleRecord>;

export const metricRecord = z.object({
  type: z.literal("metric"),
  name,
  kind: metricKind,
  direction: metricDirection.nullish(),
  /** Smallest change that matters, in the metric's own unit (a share for pass). */
  margin: finite.nonnegative().nullish(),
  range: z.tuple([finite, finite]).nullish(),
  unit: z.string().nullish(),
  description: z.string().nullish(),
});

export const runRecord = z.object({
  type: z.literal("run"),
  id: senderId,
  experiment: name.nullish(),
  name: name.nullish(),
  dataset: name.nullish(),
  promptVersion: promptVersionReference.nullish(),
  model: name.nullish(),
  settings: metadata.nullish(),
  startedAt: isoTime.nullish(),
  endedAt: isoTime.nullish(),
  status: runStatus.nullish(),
  metadata: metadata.nullish(),
});

export const resultRecord = z.object({
  type: z.literal("result"),
  run: senderId,
  example: senderId,
  repetition: z.int().nonnegative().max(65535).default(0),
  output: z.unknown().optional(),
  error: z.union([z.string(), z.object({ message: z.string() }).loose()]).nullish(),
  startedAt: isoTime.nullish(),
  latencyMs: finite.nonnegative().nullish(),
  costUsd: finite.nonnegative().nullish(),
  tokens: z
    .object({
      prompt: tokenCount.nullish(),
      completion: tokenCount.nullish(),
      total: tokenCount.nullish(),
    })
    .nullish(),
  traceId: z.string().max(64).nullish(),
  scores: z.record(name, scoreValue).nullish(),
  metadata: metadata.nullish(),
});

/** What a score is about: a result, a whole run, a trace, a span, or a document that one of these retrieved. */
export const scoreTarget = z.union([
  z.strictObject({
    run: senderId,
    example: senderId,
    repetition: z.int().nonnegative().max(65535).default(0),
  }),
  z.strictObject({ run: senderId }),
  z.strictObject({
    traceId,
    spanId: spanId.optional(),
    /** Id of a retrieved document: a label of how relevant it is to the question of the span or trace. */
    document: senderId.optional(),
  }),
]);

export const scoreRecord = z.object({
  type: z.literal("score"),
  target: scoreTarget,
  metric: name,
  value: scoreValue,
  /** Number of examples behind the value of a whole run. */
  n: z.int().positive().max(4_294_967_295).nullish(),
  source: scoreSource.default("code"),
  evaluator: z.object({ name, version: z.string().nullish() }).nullish(),
  annotator: name.nullish(),
  explanation: z.string().nullish(),
  at: isoTime.nullish(),
  /** What making this score cost, a judge's call; never part of the run's own cost. */
  costUsd: finite.nonnegative().nullish(),
});

/** What an embedding stands for. */
export const embeddingSubject = z.union([
  z.strictObject({ example: senderId, dataset: name }),
  z.strictObject({
    run: senderId,
    example: senderId,
    repetition: z.int().nonnegative().default(0),
  }),
  z.strictObject({ traceId, spanId, index: z.int().nonnegative().default(0) }),
  z.strictObject({ document: senderId }),
]);

export const embeddingRecord = z.object({
  type: z.literal("embedding"),
  set: name,
  model: name,
  subject: embeddingSubject,
  text: z.string().nullish(),
  /** 32-bit numbers; a larger one would be infinite. */
  vector: z.array(finite.min(-1e38).max(1e38)).min(1).max(16384),
});

export const sliceRecord = z.object({
  type: z.literal("slice"),
  name,
  /** A filter; long enough to name the examples of a selection one by one. */
  where: z.string().min(1).max(400_000),
  note: z.string().nullish(),
});

export const noteKinds = ["note", "acknowledged"] as const;

/** What somebody says of a run, or of its place in the series of a metric: a remark, or that a change is known. */
export const noteRecord = z.object({
  type: z.literal("note"),
  target: z.strictObject({ run: senderId, metric: name.optional() }),
  kind: z.enum(noteKinds).default("note"),
  text: z.string().max(10_000).default(""),
  author: name.nullish(),
  at: isoTime.nullish(),
});

/** One line of the record stream. */
export const anyRecord = z.discriminatedUnion("type", [
  promptVersionRecord,
  exampleRecord,
  metricRecord,
  runRecord,
  resultRecord,
  scoreRecord,
  embeddingRecord,
  sliceRecord,
  noteRecord,
]);
export type AnyRecord = z.output<typeof anyRecord>;

/** `POST /api/v1/records?project=NAME`: newline-delimited records in, counts and named faults out. */
export const recordsPath = "/api/v1/records";
export const recordsInput = z.object({ project: projectName.optional() });
export const recordsAnswer = z.object({
  accepted: z.int(),
  /** Lines that did not go in; the list stops at 1,000. */
  rejected: z.array(z.object({ line: z.int(), code: z.string(), message: z.string() })),
  rejectedCount: z.int(),
});
export type RecordsAnswer = z.output<typeof recordsAnswer>;

/** `GET /api/v1/projects/:p/export`: the record stream again. */
export const exportPath = "/api/v1/projects/:p/export";
