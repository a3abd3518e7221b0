import { z } from "zod";
import { get } from "./endpoint.ts";
import { spanSummary } from "./span.ts";
import { traceSummary } from "./traces.ts";
import { projectName } from "./wire.ts";

/** What a pair of spans can differ in, in the order in which it comes about. */
export const diffFacets = ["name", "subject", "input", "error", "status", "output"] as const;
export const diffFacet = z.enum(diffFacets);
export type DiffFacet = z.output<typeof diffFacet>;

/** `changed`: the pair itself, or something below it. */
export const diffChange = z.enum(["same", "changed", "lost", "added"]);

export const diffRow = z.object({
  /** Null where the step stands in the other trace alone. */
  a: spanSummary.nullable(),
  b: spanSummary.nullable(),
  depth: z.int(),
  change: diffChange,
  /** What the pair itself differs in; `subject` is the tool of a tool call and the model of a model call. */
  facets: z.array(diffFacet),
  /** Rows below this one stop before this row. */
  end: z.int(),
  /** Spans below this row that are the same in both and are left out. */
  folded: z.int(),
});
export type DiffRow = z.output<typeof diffRow>;

const diffPlace = z.object({
  row: z.int(),
  /** What differs first there; null where the step stands in one trace alone. */
  facet: diffFacet.nullable(),
});

export const diffTraces = get("/api/v1/projects/:p/traces/diff", {
  summary: "Two traces aligned span by span, and where they part",
  input: z.object({ p: projectName, a: z.string(), b: z.string() }),
  output: z.object({
    a: traceSummary,
    b: traceSummary,
    /** Depth first. What stands below a step that is the same in both is folded into it. */
    rows: z.array(diffRow),
    /** Rows beyond those given. */
    omitted: z.int(),
    /**
     * Where they part: the first other tool, arguments, documents, failure or step that stands alone, in the
     * order in which things came about; the first difference of words where there is none of these.
     */
    divergence: diffPlace.nullable(),
    /** The first difference of any sort, words of models and people too. */
    firstDifference: diffPlace.nullable(),
    /** Spans of each kind of change; a pair counts once. */
    counts: z.object({ same: z.int(), changed: z.int(), lost: z.int(), added: z.int() }),
  }),
});
export type TraceDiff = z.output<typeof diffTraces.output>;

/** Why a passing trace stands beside a failed one. */
export const nearness = z.enum(["same_example", "same_input", "similar_input", "same_name"]);

export const nearestPassing = get("/api/v1/projects/:p/traces/:traceId/passing", {
  summary: "Passing traces of the same root that are nearest to this one, for a comparison",
  input: z.object({ p: projectName, traceId: z.string() }),
  output: z.object({
    /** The nearest first, at most five. */
    items: z.array(
      z.object({
        trace: traceSummary,
        nearness,
        /** Shared words over all words of both inputs, 0 to 1. */
        likeness: z.number(),
      }),
    ),
  }),
});
export type NearestPassing = z.output<typeof nearestPassing.output>;
