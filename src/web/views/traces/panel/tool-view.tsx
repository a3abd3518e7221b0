import type { SpanContent, SpanSummary } from "#contract/span.ts";
import { LabelledText } from "../labelled-text.tsx";

interface ToolViewProps {
  readonly span: SpanSummary;
  readonly content: SpanContent;
}

/** What a tool was given and what it answered, or why it did not. */
export function ToolView({ span, content }: ToolViewProps) {
  const { toolName, toolCallId, input, output, error } = content;
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        <span className="font-strong">{toolName}</span>
        {toolCallId && <span className="ml-2 text-small text-muted">{toolCallId}</span>}
      </p>
      {span.status === "error" && (
        <p className="text-error [overflow-wrap:anywhere]">
          {`✗ ${[error?.type, error?.message].filter(Boolean).join(": ").slice(0, 2000) || "It failed and gave no message."}`}
        </p>
      )}
      <LabelledText
        label="Arguments"
        text={input}
        at="/input"
        missing="No arguments were reported"
      />
      <LabelledText label="Answer" text={output} at="/output" missing="No answer was reported" />
    </>
  );
}
