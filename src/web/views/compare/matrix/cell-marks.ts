import type { MatrixCell, MatrixRow } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import { formatNumber, notReported } from "#web/ui/format.ts";

/** One repetition's score as it is drawn. */
export interface Mark {
  readonly kind: "right" | "wrong" | "number" | "label" | "none" | "error";
  readonly text: string;
  /** What it means, for hover and screen readers. */
  readonly words: string;
}

type Score = MatrixCell["scores"][string];

/** How one score looks: a tick or a cross for a pass, the number or label otherwise. */
export function markOf(metric: Pick<Metric, "kind"> | undefined, score: Score): Mark {
  if (score === null) return { kind: "none", text: notReported, words: "not scored" };
  if (typeof score === "string") return { kind: "label", text: score, words: score };
  if (metric?.kind === "pass" && score === 1) return { kind: "right", text: "✓", words: "right" };
  if (metric?.kind === "pass" && score === 0) return { kind: "wrong", text: "✗", words: "wrong" };
  const text = formatNumber(score);
  return { kind: "number", text, words: text };
}

/** Cells of a run in a row, by repetition. */
export function cellsOf(row: MatrixRow, run: string): MatrixCell[] {
  const cells = row.cells.filter((cell) => cell.run === run);
  return cells.length > 1
    ? cells.toSorted((one, other) => one.repetition - other.repetition)
    : cells;
}

/** One mark per repetition; a failed result is one, whatever it was scored. */
export function marksOf(
  cells: readonly MatrixCell[],
  metric: Pick<Metric, "name" | "kind">,
): Mark[] {
  return cells.map((cell) => {
    const score = cell.scores[metric.name] ?? null;
    if (cell.error !== null)
      return { kind: "error", text: "⨂", words: `failed: ${cell.error.slice(0, 200)}` };
    const mark = markOf(metric, score);
    return cell.unfinished
      ? { ...mark, words: `${mark.words}; the output stops before an answer` }
      : mark;
  });
}

/** "3/4" where several repetitions were passed or not; the rest counts as not passed. */
export function passShare(marks: readonly Mark[]): string | undefined {
  const counts = marks.every(
    ({ kind }) => kind === "right" || kind === "wrong" || kind === "error" || kind === "none",
  );
  if (marks.length < 2 || !counts) return undefined;
  return `${marks.filter(({ kind }) => kind === "right").length}/${marks.length}`;
}

/** Mean over the repetitions that report it; null where none does. */
export function meanOf(
  cells: readonly MatrixCell[],
  of: (cell: MatrixCell) => number | null,
): number | null {
  const values = cells.flatMap((cell) => of(cell) ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Larger than zero where the difference is for the better. */
export function gainOf(direction: "up" | "down", delta: number): number {
  return direction === "down" ? -delta : delta;
}

/** One line of a text: line breaks shown, not obeyed. */
export function oneLine(text: string): string {
  return text.slice(0, 300).replaceAll(/\s*\n\s*/g, " ⏎ ");
}
