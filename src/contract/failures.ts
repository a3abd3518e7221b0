import { z } from "zod";
import { get } from "./endpoint.ts";
import { isoTime, pageInput, projectName } from "./wire.ts";

/** Which failing steps of a trace count: the first one alone, or all that failed by themselves. */
export const failureSteps = ["first", "all"] as const;
export const failureSorts = ["traces", "latest", "newest"] as const;

/** Failures that happened at the same step and said the same, numbers and ids aside. */
export const failureGroup = z.object({
  /** 16 hex digits; `failure:` in the filter of traces takes it. */
  signature: z.string(),
  /** Names of the spans from the root to the step that failed. */
  path: z.array(z.string()),
  errorType: z.string().nullable(),
  /** The message without what is particular to one time. */
  message: z.string(),
  traceCount: z.int(),
  /** Steps that failed so; a trace may have several. */
  stepCount: z.int(),
  /** Traces that failed; the others went on and recovered. */
  fatalCount: z.int(),
  recoveredCount: z.int(),
  /** Of the traces with a result that is judged, those that are wrong. */
  wrongCount: z.int(),
  firstSeen: isoTime,
  lastSeen: isoTime,
  /** Traces per bucket of the answer. */
  counts: z.array(z.int()),
  models: z.array(z.string()),
  promptVersions: z.array(z.string()),
  services: z.array(z.string()),
  releases: z.array(z.string()),
  /** The latest. */
  example: z.object({ traceId: z.string(), spanId: z.string(), message: z.string() }),
});
export type FailureGroup = z.output<typeof failureGroup>;

const scope = {
  p: projectName,
  where: z.string().max(4000).optional(),
  from: isoTime.optional(),
  to: isoTime.optional(),
};

export const listFailures = get("/api/v1/projects/:p/failures", {
  summary: "Failures by where they happened and what they said",
  input: z.object({
    ...scope,
    ...pageInput,
    steps: z.enum(failureSteps).optional(),
    sort: z.enum(failureSorts).optional(),
  }),
  output: z.object({
    items: z.array(failureGroup),
    nextCursor: z.string().nullable(),
    /** Groups in all. */
    total: z.int(),
    /** Traces in the scope, those that failed, and those that recovered. */
    traceCount: z.int(),
    fatalCount: z.int(),
    recoveredCount: z.int(),
    /** Times at which the buckets of `counts` start. */
    buckets: z.array(isoTime),
  }),
});
export type Failures = z.output<typeof listFailures.output>;

/** What a failing step of one trace is called, and how often it happens elsewhere. */
export const traceFailures = get("/api/v1/projects/:p/traces/:traceId/failures", {
  summary: "The failing steps of a trace and in how many traces each happens",
  input: z.object({ p: projectName, traceId: z.string() }),
  output: z.object({
    items: z.array(
      z.object({
        spanId: z.string(),
        signature: z.string(),
        path: z.array(z.string()),
        message: z.string(),
        /** Traces with the same failure, this one too. */
        traceCount: z.int(),
      }),
    ),
  }),
});

export const traitKinds = [
  "step",
  "tool",
  "model",
  "prompt",
  "document",
  "service",
  "release",
  "environment",
  "user",
  "tag",
  "metadata",
] as const;

/** Something that traces have or not, among those that fail so and those of the same root that pass. */
export const failureTrait = z.object({
  kind: z.enum(traitKinds),
  /** Name of the step, `key=value` of metadata. */
  value: z.string(),
  /** Traces that have it, of the failing and of the passing ones. */
  failing: z.int(),
  passing: z.int(),
  /** Share among the failing minus share among the passing, with its 95 % interval (Newcombe). */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Fisher's exact mid-p, and adjusted over all traits looked at (Benjamini-Hochberg). */
  p: z.number(),
  adjusted: z.number(),
});
export type FailureTrait = z.output<typeof failureTrait>;

export const contrastFailure = get("/api/v1/projects/:p/failures/:signature/contrast", {
  summary: "What traces that fail so have that passing traces of the same root have not",
  input: z.object({ ...scope, signature: z.string().regex(/^[0-9a-f]{16}$/) }),
  output: z.object({
    root: z.string(),
    /** Traces looked at: the latest of each sort, at most 1,000. */
    failing: z.int(),
    passing: z.int(),
    /** Those whose adjusted p is at most .05, the surest first; then the rest up to 50. */
    traits: z.array(failureTrait),
    /** Traits looked at. */
    tested: z.int(),
  }),
});
export type FailureContrast = z.output<typeof contrastFailure.output>;
