import { CircleX, TriangleAlert } from "lucide-react";
import { kindWords } from "./kind-words.ts";
import type { Answer } from "./trace-answers.ts";

interface AnswerLinesProps {
  readonly answers: readonly Answer[];
  readonly onSpan: (spanId: string) => void;
}

/** The answer in a sentence, and under it what to keep in mind. */
export function AnswerLines({ answers, onSpan }: AnswerLinesProps) {
  return (
    <div className="flex min-h-[22px] flex-col gap-0.5">
      {answers.map((answer, index) => (
        <AnswerLine key={index} answer={answer} first={index === 0} onSpan={onSpan} />
      ))}
    </div>
  );
}

interface AnswerLineProps {
  readonly answer: Answer;
  readonly first: boolean;
  readonly onSpan: (spanId: string) => void;
}

function AnswerLine({ answer, first, onSpan }: AnswerLineProps) {
  const { tone, before, span, after } = answer;
  return (
    <p
      className={`flex items-start gap-1.5 [overflow-wrap:anywhere] ${first ? "text-lead" : "text-body text-muted"}`}
    >
      {tone === "error" && <CircleX size={16} aria-hidden className="mt-1 shrink-0 text-error" />}
      {tone === "warning" && (
        <TriangleAlert size={14} aria-hidden className="mt-1 shrink-0 text-warning" />
      )}
      <span className="max-md:line-clamp-4">
        {before}
        {span && (
          <>
            <button
              type="button"
              className="link text-left font-strong"
              onClick={() => onSpan(span.spanId)}
            >
              {span.name || "(no name)"}
            </button>{" "}
            ({kindWords[span.kind]})
          </>
        )}
        {after}
      </span>
    </p>
  );
}
