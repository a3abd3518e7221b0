import type { RetrievalState } from "#contract/links/retrieval-link.ts";
import type { RetrievalSummary } from "#contract/retrieval.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Snippet } from "#web/ui/snippet.tsx";
import { LabelWays } from "./label-help.tsx";

interface NoRetrievalProps {
  readonly project: string;
  readonly summary: RetrievalSummary;
  readonly isNarrowed: boolean;
  readonly setState: SetLinkState<RetrievalState>;
}

const attributes = `span.set_attributes({
    "openinference.span.kind": "RETRIEVER",
    "input.value": "How long does delivery take?",
    "retrieval.documents.0.document.id": "shipping#1",
    "retrieval.documents.0.document.score": 0.79,
    "retrieval.documents.0.document.content": "Standard delivery takes four working days.",
})`;

/** Why there is nothing to see, and how to change that. */
export function NoRetrieval({ project, summary, isNarrowed, setState }: NoRetrievalProps) {
  const { spans, stage } = summary;
  const other = stage === "retriever" ? spans.reranker : spans.retriever;
  const read = spans.retriever + spans.reranker;
  if (other > 0 && spans[stage] === 0)
    return (
      <EmptyState title={`No ${stage} here`}>
        <Button
          onClick={() => setState({ stage: stage === "retriever" ? "reranker" : "retriever" })}
        >
          {stage === "retriever" ? "Look at the rerankers" : "Look at the retrievers"}
        </Button>
      </EmptyState>
    );
  if (isNarrowed)
    return (
      <EmptyState title="Nothing was retrieved here">
        <Button
          onClick={() =>
            setState({ where: undefined, from: undefined, to: undefined, run: undefined })
          }
        >
          Look at the whole project
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState
      title={
        read > 0
          ? "Spans retrieve here, but carry no documents"
          : "No span of this project retrieves documents"
      }
    >
      <p>
        Instrumentations of OpenInference, OpenLLMetry, Langfuse, LangSmith, MLflow and others send
        them by themselves. By hand a retriever span says what was asked and what was found:
      </p>
      <Snippet label="attributes of a retriever span" code={attributes} />
      <LabelWays project={project} />
    </EmptyState>
  );
}
