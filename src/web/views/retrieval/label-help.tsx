import { referenceKeys, relevanceKeys, relevanceMetrics } from "#contract/relevance.ts";
import type { RetrievalSummary } from "#contract/retrieval.ts";
import { Snippet } from "#web/ui/snippet.tsx";
import { labelSnippet } from "./label-snippet.ts";
import { labelWords } from "./summary-words.ts";

interface LabelHelpProps {
  readonly project: string;
  readonly summary: RetrievalSummary;
}

/** What counts as a label and how to send some; open where there is none. */
export function LabelHelp({ project, summary }: LabelHelpProps) {
  return (
    <details className="py-2" open={summary.labelled === 0}>
      <summary className="text-muted">
        {labelWords(summary)}. <span className="link">What counts as a label?</span>
      </summary>
      <LabelWays project={project} />
    </details>
  );
}

/** Three ways to say which documents are right. */
export function LabelWays({ project }: { project: string }) {
  return (
    <div className="flex max-w-3xl flex-col gap-2 pt-2">
      <p>
        A document is relevant to a question where one of these says so; the first that speaks is
        believed.
      </p>
      <ol className="list-decimal pl-5">
        <li>
          A score record of the metric <Code>{relevanceMetrics[0]}</Code> (or{" "}
          <Code>{relevanceMetrics[1]}</Code>) whose target names the <Code>document</Code>, and the
          span or trace that asked. A person goes before a model, a model before code; numbers count
          as relevant from 0.5 on.
        </li>
        <li>
          The document&rsquo;s own metadata: <Code>{relevanceKeys.join(", ")}</Code>.
        </li>
        <li>
          A list of ids, <Code>{referenceKeys[0]}</Code>, in the metadata of the example that the
          trace is a result of, or of the trace itself. Every other document then counts as not
          relevant.
        </li>
      </ol>
      <p>
        A document counts as used where the answer of its trace contains its id, or five words in a
        row that stand in its text (the first 2,000 characters of the answer are looked at).
      </p>
      <Snippet
        label="records that label documents"
        code={labelSnippet({ origin: window.location.origin, project })}
      />
    </div>
  );
}

function Code({ children }: { children: React.ReactNode }) {
  return <code className="font-mono">{children}</code>;
}
