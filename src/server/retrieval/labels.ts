import { isRelevant } from "#analysis/retrieval/relevance.ts";
import { relevanceKeys, relevanceMetrics, type RelevanceLabel } from "#contract/relevance.ts";
import type { RetrievedDocument } from "#contract/span.ts";

/** A score on a document of a trace. */
export interface DocumentScore {
  readonly metric: string;
  readonly source: string;
  readonly value: number | null;
  /** "" and null: about the question of the whole trace. */
  readonly spanId: string | null;
  readonly document: string | null;
}

/** Everything that may say which documents are relevant to the question of a span. */
export interface LabelSources {
  readonly scores: readonly DocumentScore[];
  /** Ids of the right documents; null where nobody listed them. */
  readonly reference: readonly string[] | null;
}

export interface Labels {
  readonly of: (document: RetrievedDocument) => RelevanceLabel | null;
  /** Gains of all that is known, those in the given list and others, by id. */
  readonly known: ReadonlyMap<string, number>;
}

/** A person is believed before a model, a model before code. */
const believed = ["human", "llm", "code"];

/**
 * Labels for the question of a span, from its own scores and the trace's; those given to another span of the
 * trace only where `others` says that it asked the same. A score goes before what a document says of itself,
 * that before the list of the example: a listed document has gain 1, one that is not listed 0.
 */
export function labelsFor(
  { scores, reference }: LabelSources,
  spanId: string,
  others: boolean,
): Labels {
  const scored = scoredGains(scores, spanId, others);
  const listed = reference && new Set(reference);
  const known = new Map<string, number>();
  for (const id of listed ?? []) known.set(id, 1);
  for (const [id, gain] of scored) known.set(id, gain);
  return {
    known,
    of({ id, metadata }) {
      const score = id === null ? undefined : scored.get(id);
      if (score !== undefined) return { gain: score, from: "score" };
      const own = gainIn(metadata);
      if (own !== null) return { gain: own, from: "document" };
      if (listed === null || id === null) return null;
      return { gain: listed.has(id) ? 1 : 0, from: "reference" };
    },
  };
}

function scoredGains(
  scores: readonly DocumentScore[],
  spanId: string,
  others: boolean,
): Map<string, number> {
  const best = new Map<string, { readonly rank: number; readonly values: number[] }>();
  for (const { metric, source, value, spanId: span, document } of scores) {
    if (document === null || value === null || !isRelevanceMetric(metric)) continue;
    const nearness = span === spanId ? 0 : span === null || span === "" ? 1 : 2;
    if (nearness === 2 && !others) continue;
    const trust = believed.indexOf(source);
    const rank = nearness * believed.length + (trust < 0 ? believed.length - 1 : trust);
    const sofar = best.get(document);
    if (!sofar || rank < sofar.rank) best.set(document, { rank, values: [value] });
    else if (rank === sofar.rank) sofar.values.push(value);
  }
  return new Map(
    [...best].map(([id, { values }]) => [
      id,
      values.reduce((sum, value) => sum + value, 0) / values.length,
    ]),
  );
}

export function isRelevanceMetric(metric: string): boolean {
  return relevanceMetrics.some((name) => name === metric.toLowerCase());
}

function gainIn(metadata: Readonly<Record<string, unknown>>): number | null {
  for (const key of relevanceKeys) {
    const value = metadata[key];
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (value === "true" || value === "false") return value === "true" ? 1 : 0;
  }
  return null;
}

/** Ids in the metadata of an example: a JSON list, or one id. Null where there is none. */
export function referenceIds(text: string | undefined): string[] | null {
  if (text === undefined || text.trim() === "") return null;
  const parsed = parsedList(text);
  return (parsed ?? [text.trim()]).filter((id) => id !== "");
}

function parsedList(text: string): string[] | undefined {
  if (!text.trimStart().startsWith("[")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return undefined;
    return value.flatMap((item: unknown) =>
      typeof item === "string" || typeof item === "number" ? [String(item)] : [],
    );
  } catch {
    return undefined;
  }
}

/** Ids that are known to be relevant and that no document of the list has. */
export function missingIds(
  known: ReadonlyMap<string, number>,
  documents: readonly Pick<RetrievedDocument, "id">[],
): string[] {
  const given = new Set(documents.map(({ id }) => id));
  return [...known].flatMap(([id, gain]) => (isRelevant(gain) && !given.has(id) ? [id] : []));
}
