import { EmptyState } from "#web/ui/empty-state.tsx";
import { EmbedButton } from "./embed-button.tsx";
import { Snippet } from "#web/ui/snippet.tsx";

interface NoEmbeddingsProps {
  readonly project: string;
}

/** What to send, as it works. */
export function NoEmbeddings({ project }: NoEmbeddingsProps) {
  const record = JSON.stringify({
    type: "embedding",
    set: "questions",
    model: "my-model",
    subject: { example: "shipping/01", dataset: "questions" },
    text: "Where is my parcel?",
    vector: [0.12, -0.03, 0.88],
  });
  const code = `curl -X POST '${location.origin}/api/v1/records?project=${encodeURIComponent(project)}' \\\n  --data-raw '${record}'`;
  return (
    <EmptyState title="No embeddings yet">
      <p>
        Send a vector for each example, result, span or document. Near vectors become near points,
        and runs, traces and datasets meet on one map.
      </p>
      <Snippet label="how to send an embedding" code={code} />
      <p>
        <code>touchstone import</code> takes vectors as Parquet, NumPy and JSONL. Or have the texts
        that are here embedded by an endpoint of yours:
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <EmbedButton project={project} set={undefined} />
      </div>
    </EmptyState>
  );
}
