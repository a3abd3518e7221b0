import { anOtlpSpan, hexId, keyValues, type OtlpSpan } from "./otlp-body.ts";

export type ScoredText = readonly [id: string, score: number, text: string];

/** Documents as OpenInference writes them. */
function documents(prefix: string, list: readonly ScoredText[]): Record<string, string> {
  return Object.fromEntries(
    list.flatMap(([id, score, text], at) => [
      [`${prefix}.${at}.document.id`, id],
      [`${prefix}.${at}.document.score`, String(score)],
      [`${prefix}.${at}.document.content`, text],
    ]),
  );
}

interface Retrieving {
  readonly question: string;
  readonly answer: string;
  readonly found: readonly ScoredText[];
  /** What a reranker made of it; without it there is none. */
  readonly kept?: readonly ScoredText[];
  /** Start, seconds after a fixed instant. */
  readonly at?: number;
}

/** A root (span 1) that answers, a search (span 2) and a reranking (span 3) below it. */
export function aRetrievingTrace(trace: number, given: Retrieving): OtlpSpan[] {
  const { question, answer, found, kept, at = 0 } = given;
  const parentSpanId = hexId(1, 8);
  const kind = (name: string) => ({ "openinference.span.kind": name });
  return [
    anOtlpSpan(trace, 1, {
      at,
      attributes: keyValues({
        ...kind("AGENT"),
        "input.value": question,
        ...(answer && { "output.value": answer }),
      }),
    }),
    anOtlpSpan(trace, 2, {
      at,
      parentSpanId,
      attributes: keyValues({
        ...kind("RETRIEVER"),
        "input.value": question,
        ...documents("retrieval.documents", found),
      }),
    }),
    ...(kept
      ? [
          anOtlpSpan(trace, 3, {
            at: at + 1,
            parentSpanId,
            attributes: keyValues({
              ...kind("RERANKER"),
              "reranker.query": question,
              ...documents("reranker.input_documents", found),
              ...documents("reranker.output_documents", kept),
            }),
          }),
        ]
      : []),
  ];
}
