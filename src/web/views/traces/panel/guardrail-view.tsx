import { ShieldAlert, ShieldCheck } from "lucide-react";
import type { SpanContent } from "#contract/span.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { LabelledText } from "../labelled-text.tsx";
import { Facts } from "./facts.tsx";
import { guardrailFacts } from "./guardrail-facts.ts";

/** What was checked, what came of it, and what was done then. */
export function GuardrailView({ content }: { content: SpanContent }) {
  const { verdict, passed, action, reason } = guardrailFacts(content);
  return (
    <>
      <Facts
        facts={[
          ["Verdict", <Verdict key="verdict" verdict={verdict} passed={passed} />],
          ["Action", action ?? <NotReported why="What was done then was not reported" />],
          ...(reason === undefined ? [] : [["Reason", reason.slice(0, 4000)] as const]),
        ]}
      />
      <LabelledText
        label="What was checked"
        text={content.input}
        at="/input"
        missing="What was checked was not reported"
      />
      <LabelledText
        label="Output"
        text={content.output}
        at="/output"
        missing="No output was reported"
      />
    </>
  );
}

interface VerdictProps {
  readonly verdict: string | undefined;
  readonly passed: boolean | undefined;
}

function Verdict({ verdict, passed }: VerdictProps) {
  const word = verdict?.slice(0, 300) ?? (passed ? "passed" : "stopped");
  if (verdict === undefined && passed === undefined)
    return <NotReported why="The verdict was not reported" />;
  if (passed === undefined) return word;
  return (
    <span className={`inline-flex items-center gap-1.5 ${passed ? "" : "text-warning"}`}>
      {passed ? <ShieldCheck size={14} aria-hidden /> : <ShieldAlert size={14} aria-hidden />}
      {word}
      {verdict !== undefined && (
        <span className="text-muted">{passed ? "let through" : "stopped"}</span>
      )}
    </span>
  );
}
