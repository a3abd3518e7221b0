import { likeness } from "./likeness.ts";

/** What is compared of one span. Texts stand as digests: equal digests, equal texts. */
export interface Step {
  readonly name: string;
  readonly kind: string;
  /** Of a tool call, the tool; of a model call, the model. "" where there is none. */
  readonly subject: string;
  readonly status: "ok" | "error" | "unset";
  /** Digest of what went in and what came out, "" where not recorded. */
  readonly input: string;
  readonly output: string;
  /** Digest of the error message with what differs from time to time taken out. */
  readonly error: string;
  /** Hashes of the words of input and output, for telling which turn of a loop is which. */
  readonly words: ReadonlySet<number>;
}

/** The steps of a trace depth first: place `i` owns `i + 1` up to `end[i]`. */
export interface StepTree {
  readonly steps: readonly Step[];
  readonly end: Uint32Array;
  /** When each began; those that say the same moment have no order of their own. */
  readonly startMs: Float64Array;
}

/** What tells a step from others of its sort. */
export function stepKey({ kind, name, subject }: Step): string {
  return kind === "TOOL" ? `${kind} ${subject || name}` : `${kind} ${name}`;
}

/** What differs in a pair of steps, in the order in which it comes about. */
export const facets = ["name", "subject", "input", "error", "status", "output"] as const;
export type Facet = (typeof facets)[number];

/** What a pair differs in before anything below it ran, and after. */
export const facetsBefore: readonly Facet[] = ["name", "subject", "input"];

/** Kinds whose texts are facts and not words: arguments of a call, what a search found. */
const factual: ReadonlySet<string> = new Set([
  "TOOL",
  "RETRIEVER",
  "RERANKER",
  "EMBEDDING",
  "GUARDRAIL",
]);

/**
 * Whether a difference is one of course: another tool, other arguments, other documents, a failure. The words
 * of a model or of a person differ from one try to the next and may still lead the same way.
 */
export function isOfCourse({ kind }: Step, facet: Facet): boolean {
  const isText = facet === "input" || facet === "output";
  return isText ? factual.has(kind) : facet !== "name";
}

export function differingFacets(a: Step, b: Step): Facet[] {
  return facets.filter((facet) => a[facet] !== b[facet]);
}

/**
 * How well two steps fit as the same step of two traces; 0 if they cannot be. Calls of different tools are
 * different steps; calls of different models, or steps that were renamed, may be the same one.
 */
export function stepFit(a: Step, b: Step): number {
  if (a.kind !== b.kind) return 0;
  if (a.kind === "TOOL" && (a.subject || a.name) !== (b.subject || b.name)) return 0;
  const named = a.name === b.name ? 2 : 0.5;
  const inputs = a.input === b.input ? 1 : 0;
  const outputs = a.output === b.output ? 1 : 0;
  return named + inputs + outputs + likeness(a.words, b.words);
}
