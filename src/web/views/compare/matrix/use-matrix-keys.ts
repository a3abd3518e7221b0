import { useState } from "react";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import type { MatrixPages } from "./use-matrix-pages.ts";

interface MatrixKeysInput {
  readonly pages: MatrixPages;
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
  readonly bringIntoSight: (index: number) => void;
  /** The reader walks the rows by key. */
  readonly onWalk: () => void;
  readonly onDiff: () => void;
}

interface Place {
  readonly question: string;
  readonly index: number;
}

/** Where the reader stands in the matrix, which rows are marked, and the keys that move it. */
export function useMatrixKeys(input: MatrixKeysInput) {
  const { pages, state, setState, bringIntoSight, onWalk, onDiff } = input;
  const [place, setPlace] = useState<Place>();
  // Another order or filter: the place means another row there.
  const index = place?.question === pages.question ? place.index : -1;
  const current = state.row ?? pages.rowAt(index)?.example;
  const goTo = (next: number) => {
    setPlace({ question: pages.question, index: next });
    bringIntoSight(next);
  };
  const open = (at: number) => {
    const example = pages.rowAt(at)?.example;
    if (example === undefined) return;
    goTo(at);
    // Going on to the next example is not a place to come back to; opening the first one is.
    setState({ row: example }, { replace: state.row !== undefined });
  };
  const close = () => setState({ row: undefined });
  const step = (by: 1 | -1) => {
    const next = Math.min((pages.total ?? 0) - 1, Math.max(0, index + by));
    if (next < 0) return;
    if (state.row !== undefined) return open(next);
    goTo(next);
    onWalk();
  };
  const mark = (example: string | undefined) => {
    if (example === undefined) return;
    const marked = state.marked ?? [];
    const rest = marked.filter((one) => one !== example);
    const next = rest.length < marked.length ? rest : [...marked, example];
    setState({ marked: next.length > 0 ? next : undefined }, { replace: true });
  };
  useShortcuts("Compare", [
    { keys: "j", does: "Next example", run: () => step(1) },
    { keys: "k", does: "Previous example", run: () => step(-1) },
    { keys: "Enter", does: "Open the example", run: () => open(index) },
    { keys: "Escape", does: "Close the example", run: () => state.row !== undefined && close() },
    { keys: "d", does: "Other differences: to the baseline, the reference, none", run: onDiff },
    { keys: "x", does: "Mark the example", run: () => mark(current) },
  ]);
  return { current, open, close, step, mark };
}
