import type { EmbeddingPlan } from "#contract/embedder.ts";
import { planSentences } from "./embed-words.ts";

/** What would leave, before anything does; undefined while it is counted. */
export function EmbedPlan({ plan }: { readonly plan: EmbeddingPlan | undefined }) {
  return (
    <output className="flex min-h-20 flex-col gap-1 border-l-2 border-hairline-strong pl-3">
      {plan ? (
        planSentences(plan).map((sentence) => <span key={sentence}>{sentence}</span>)
      ) : (
        <span className="text-muted">Counting texts…</span>
      )}
    </output>
  );
}
