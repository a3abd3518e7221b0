import { z } from "zod";
import { get } from "./endpoint.ts";
import { spanContent, spanKind, spanSummary, status, tokens } from "./span.ts";
import { spanDetail } from "./span-detail.ts";
import { count, flag, isoTime, page, pageInput, projectName, unixNano } from "./wire.ts";

/** One row of the trace list: a roll-up of the spans received so far. */
export const traceSummary = z.object({
  traceId: z.string(),
  /** Name of the first root; of the first orphan where no root came. */
  name: z.string(),
  kind: spanKind,
  /** The root's. `recovered` says that something below failed while the root did not. */
  status,
  recovered: z.boolean(),
  startNs: unixNano,
  /** The roots' time. Null while running, and where times are synthetic. */
  durationMs: z.number().nullable(),
  timing: z.enum(["real", "synthetic"]),
  running: z.boolean(),
  spanCount: z.int(),
  errorCount: z.int(),
  rootCount: z.int(),
  orphanCount: z.int(),
  llmCalls: z.int(),
  tokens,
  costUsd: z.number().nullable(),
  /** Calls with tokens but without a known price: their cost is not in `costUsd`. */
  unpricedCalls: z.int(),
  /** Model calls that reported no usage. */
  unreportedCalls: z.int(),
  models: z.array(z.string()),
  providers: z.array(z.string()),
  kinds: z.array(spanKind),
  /** `name@version` of every prompt version used. */
  promptVersions: z.array(z.string()),
  service: z.string().nullable(),
  services: z.array(z.string()),
  environment: z.string().nullable(),
  release: z.string().nullable(),
  sessionId: z.string().nullable(),
  userId: z.string().nullable(),
  tags: z.array(z.string()),
  /** Of the first failing span without a failing descendant. */
  errorType: z.string().nullable(),
  errorMessage: z.string().nullable(),
  errorSpanId: z.string().nullable(),
  /** First 2,000 characters of the root's. */
  input: z.string().nullable(),
  output: z.string().nullable(),
});
export type TraceSummary = z.output<typeof traceSummary>;

export const traceSorts = [
  "latest",
  "oldest",
  "slowest",
  "costliest",
  "most_tokens",
  "most_spans",
] as const;
export const traceSort = z.enum(traceSorts);
export type TraceSort = z.output<typeof traceSort>;

/** What narrows every question asked of traces. */
const traceScope = {
  p: projectName,
  /** The filter language; see `filter/`. */
  where: z.string().max(4000).optional(),
  from: isoTime.optional(),
  to: isoTime.optional(),
};

export const listTraces = get("/api/v1/projects/:p/traces", {
  summary: "Traces of a project, newest first, with roll-ups",
  input: z.object({ ...traceScope, ...pageInput, sort: traceSort.optional() }),
  output: page(traceSummary),
});

export const traceFacetNames = [
  "status",
  "name",
  "model",
  "prompt",
  "kind",
  "service",
  "environment",
  "user",
  "session",
  "tag",
] as const;
export const traceFacetName = z.enum(traceFacetNames);

export const traceFacets = get("/api/v1/projects/:p/traces/facets", {
  summary: "The commonest values of each field among the matching traces, with counts",
  input: z.object(traceScope),
  output: z.object({
    total: z.int(),
    facets: z.array(
      z.object({
        field: traceFacetName,
        values: z.array(z.object({ value: z.string(), count: z.int() })),
      }),
    ),
  }),
});

export const traceHistogram = get("/api/v1/projects/:p/traces/histogram", {
  summary: "Matching traces and failed traces per interval of time, with latency percentiles",
  input: z.object({ ...traceScope, buckets: count.optional() }),
  output: z.object({
    /** Length of one bucket, seconds. */
    stepSeconds: z.number(),
    buckets: z.array(
      z.object({
        start: isoTime,
        count: z.int(),
        errors: z.int(),
        p50Ms: z.number().nullable(),
        p95Ms: z.number().nullable(),
      }),
    ),
  }),
});

/** Media type of the columnar form; see `trace-columns/`. */
export const traceColumnsType = "application/vnd.touchstone.trace-columns";

export const getTrace = get("/api/v1/projects/:p/traces/:traceId", {
  summary: `Every span of a trace, in depth-first order. With Accept: ${traceColumnsType} as columns, without content`,
  input: z.object({
    p: projectName,
    traceId: z.string(),
    /** With texts and attributes. Left out: yes up to 1,000 spans. */
    content: flag.optional(),
  }),
  output: z.object({
    trace: traceSummary,
    spans: z.array(spanSummary.extend({ content: spanContent.optional() })),
  }),
});
export type TraceWithSpans = z.output<typeof getTrace.output>;

const spanPlace = { p: projectName, traceId: z.string(), spanId: z.string() };

export const getSpan = get("/api/v1/projects/:p/traces/:traceId/spans/:spanId", {
  summary:
    "One span with its messages, documents, events, attributes and scores; of a long text the beginning",
  input: z.object(spanPlace),
  output: spanDetail,
});

export const getSpanText = get("/api/v1/projects/:p/traces/:traceId/spans/:spanId/text", {
  summary: "One text of a span's content, whole",
  input: z.object({
    ...spanPlace,
    /** Where it stands in the content, as `cut` says. */
    at: z.string().max(4000),
  }),
  output: z.object({ text: z.string() }),
});
