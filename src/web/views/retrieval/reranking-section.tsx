import type { Verdict } from "#contract/verdict.ts";
import { Section } from "#web/ui/page.tsx";
import { VerdictLines } from "./verdict-lines.tsx";

/** Whether reranking is worth its time: each list against the one that the reranker was given. */
export function RerankingSection({ verdicts }: { verdicts: readonly Verdict[] }) {
  return (
    <Section title="After reranking, against the lists that went in">
      <VerdictLines verdicts={verdicts} />
    </Section>
  );
}
