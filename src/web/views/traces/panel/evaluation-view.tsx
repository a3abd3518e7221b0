import { Link } from "@tanstack/react-router";
import { traceLink } from "#contract/links/trace-link.ts";
import type { SpanContent } from "#contract/span.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { LabelledText } from "../labelled-text.tsx";
import { LongText } from "../long-text.tsx";
import { evaluationFacts } from "./evaluation-facts.ts";
import { Facts } from "./facts.tsx";

interface EvaluationViewProps {
  readonly project: string;
  readonly name: string;
  readonly content: SpanContent;
}

/** What an evaluator said, why, and of which span. */
export function EvaluationView({ project, name, content }: EvaluationViewProps) {
  const said = evaluationFacts(content);
  return (
    <>
      {said.length === 0 && <p className="text-muted">No value was reported</p>}
      {said.map(({ metric, value, label, explanation }, at) => (
        <section key={at} className="border-b py-2">
          <Facts
            facts={[
              ["Metric", metric ?? name],
              [
                "Value",
                <strong key="value">
                  {[value, label].filter(Boolean).join(", ").slice(0, 1000)}
                </strong>,
              ],
              ...(explanation === undefined
                ? []
                : [["Explanation", <LongText key="why" text={explanation} />] as const]),
            ]}
          />
        </section>
      ))}
      <Facts
        facts={[
          [
            "Judged",
            content.links.length === 0 ? (
              <NotReported why="The span does not link to what it judged" />
            ) : (
              content.links.map(({ traceId, spanId }) => (
                <Link
                  key={traceId + spanId}
                  to="/p/$project/traces/$traceId"
                  params={{ project, traceId }}
                  search={traceLink.write({ span: spanId })}
                  className="link block font-mono text-small"
                >
                  span {spanId}
                </Link>
              ))
            ),
          ],
        ]}
      />
      <LabelledText
        label="Input"
        text={content.input}
        at="/input"
        missing="No input was reported"
      />
    </>
  );
}
