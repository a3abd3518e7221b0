import type { Judge, LabelMetric, QueueKind } from "#contract/labels.ts";
import type { LabelsState } from "#contract/links/labels-link.ts";

/** What is asked of the server for the queue that a link describes. */
export interface QueueChoice {
  readonly p: string;
  readonly metric: string;
  readonly runs: string[];
  readonly where: string | undefined;
  readonly which: QueueKind;
  readonly n: number | undefined;
  readonly seed: number;
  readonly judge: string | undefined;
  readonly annotator: string | undefined;
}

export const defaultKind: QueueKind = "unscored";
export const defaultSample = 50;

/** The metric a link names, else the one that people, then judges, have scored most. */
export function chosenMetric(
  metrics: readonly LabelMetric[],
  wanted: string | undefined,
): LabelMetric | undefined {
  if (wanted !== undefined) return metrics.find(({ metric }) => metric.name === wanted);
  const scored = ({ people, judges }: LabelMetric): [number, number] => [
    sumOf(people),
    sumOf(judges.filter(({ source }) => source === "llm")),
  ];
  return metrics.toSorted((a, b) => {
    const [peopleA, judgesA] = scored(a);
    const [peopleB, judgesB] = scored(b);
    return peopleB - peopleA || judgesB - judgesA;
  })[0];
}

function sumOf(raters: readonly { readonly scored: number }[]): number {
  return raters.reduce((total, { scored }) => total + scored, 0);
}

/** The queue of a link, for one annotator; "" scores nothing yet. */
export function queueChoice(
  project: string,
  metric: string,
  state: LabelsState,
  annotator: string,
): QueueChoice {
  const which = state.which ?? defaultKind;
  return {
    p: project,
    metric,
    runs: state.runs ?? [],
    where: state.where,
    which,
    n: which === "random" ? (state.n ?? defaultSample) : undefined,
    seed: state.seed ?? 1,
    judge: state.judge,
    annotator: annotator || undefined,
  };
}

/** "grader 2", "the program", "the model". */
export function judgeName({ source, name, version }: Omit<Judge, "id">): string {
  const named = name ?? (source === "llm" ? "the model" : "the program");
  return version ? `${named} ${version}` : named;
}
