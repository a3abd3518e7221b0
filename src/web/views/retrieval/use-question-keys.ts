import type { RetrievalQuestion } from "#contract/retrieval.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";

interface QuestionKeysInput {
  readonly rows: readonly RetrievalQuestion[];
  /** Span whose question is open. */
  readonly row: string | undefined;
  readonly open: (spanId: string | undefined) => void;
  readonly loadMore: () => void;
}

/** The keys of the list; gives back the step to the next or the previous question. */
export function useQuestionKeys({ rows, row, open, loadMore }: QuestionKeysInput) {
  const step = (by: number) => {
    const at = rows.findIndex(({ spanId }) => spanId === row);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (at + by >= rows.length - 1) loadMore();
    if (next) open(next.spanId);
  };
  useShortcuts("Retrieval", [
    { keys: "j", does: "Next question", run: () => step(1) },
    { keys: "k", does: "Previous question", run: () => step(-1) },
    {
      keys: "Escape",
      does: "Close the question",
      run: () => row !== undefined && open(undefined),
    },
  ]);
  return step;
}
