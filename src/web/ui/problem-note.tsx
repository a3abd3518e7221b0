import { CircleX, RotateCw } from "lucide-react";
import type { Problem } from "#contract/problem.ts";
import { Button } from "./button.tsx";

interface ProblemNoteProps {
  readonly problem: Problem;
  /** What could not be done: "The runs could not be loaded". */
  readonly what?: string;
  readonly onRetry?: (() => void) | undefined;
}

/** Answers that nobody can change by trying again: what was handed on holds this much. */
const settled = ["not_in_view", "read_only"];

/** Names what failed, why, and what to do; the rest of the page stays alive. */
export function ProblemNote({ problem, what, onRetry }: ProblemNoteProps) {
  if (settled.includes(problem.code))
    return (
      <output className="block max-w-3xl border-l-2 border-hairline-strong px-3 py-2 text-muted">
        {problem.detail}
      </output>
    );
  return (
    <div
      role="alert"
      className="flex max-w-3xl items-start gap-2 border-l-2 border-error bg-error-tint px-3 py-2"
    >
      <CircleX size={16} aria-hidden className="mt-0.5 shrink-0 text-error" />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-strong">{what ?? problem.title}</p>
        <p>
          {what && `${problem.title}. `}
          {problem.detail}
          {problem.code === "bad_filter" &&
            problem.position !== undefined &&
            ` (at character ${problem.position + 1})`}
        </p>
        {problem.hint && <p className="text-muted">{problem.hint}</p>}
      </div>
      {onRetry && (
        <Button onClick={onRetry}>
          <RotateCw size={14} aria-hidden />
          Try again
        </Button>
      )}
    </div>
  );
}
