import { type Judge, judgeId } from "#contract/labels.ts";
import type { Rater } from "../store/labels/raters.ts";

/**
 * Judges among raters of one metric: models before programs, the name that scored last first, and of one name
 * the highest version.
 */
export function judgesOf(raters: readonly Rater[]): (Judge & { scored: number })[] {
  const judges = raters.flatMap((rater) =>
    rater.source === "human" ? [] : [{ ...rater, source: rater.source }],
  );
  const latest = new Map<string, number>();
  for (const { evaluator, latest: ver } of judges)
    latest.set(evaluator, Math.max(latest.get(evaluator) ?? 0, Number(ver)));
  return judges
    .toSorted(
      (a, b) =>
        Number(b.source === "llm") - Number(a.source === "llm") ||
        latest.get(b.evaluator)! - latest.get(a.evaluator)! ||
        inOrder(a.evaluator, b.evaluator) ||
        inOrder(b.version, a.version),
    )
    .map(({ source, evaluator, version, scored }) => ({
      id: judgeId(source, evaluator, version),
      source,
      name: evaluator || null,
      version: version || null,
      scored,
    }));
}

/** Version 10 comes after version 9. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** The judge alone, without how much it scored. */
export function judgeAlone({ id, source, name, version }: Judge): Judge {
  return { id, source, name, version };
}

/** People among them, the busiest first. One person may have scored beside several evaluators' names. */
export function peopleOf(raters: readonly Rater[]): { name: string; scored: number }[] {
  const counts = new Map<string, number>();
  for (const { source, annotator, scored } of raters)
    if (source === "human") counts.set(annotator, (counts.get(annotator) ?? 0) + scored);
  return [...counts]
    .map(([name, scored]) => ({ name, scored }))
    .toSorted((a, b) => b.scored - a.scored);
}
