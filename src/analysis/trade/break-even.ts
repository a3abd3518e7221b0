import { endsOf, type Measured } from "./measured.ts";

/** A volume with what the intervals leave open; an end is null where the run never pays off. */
export interface Volume {
  readonly value: number | null;
  /** Soonest, at the best the intervals allow. */
  readonly soonest: number | null;
  /** Latest, at the worst they allow. */
  readonly latest: number | null;
}

export interface BreakEven {
  /** USD saved per right answer; below zero where the run is dearer. */
  readonly saving: { readonly value: number; readonly low: number; readonly high: number };
  /** Right answers until the fixed cost is earned back. */
  readonly rightAnswers: Volume;
  /** Examples the run has to be given for so many right answers. */
  readonly examples: Volume;
}

/**
 * When a run that costs `fixedUsd` once (training, moving, writing it) has earned that back against the
 * baseline, at equal quality: counted per right answer, so that a cheap run that is often wrong does not
 * look cheap.
 *
 * `baseline` and `run` are USD per right answer; `passRate` is the run's share of right answers in 0..1.
 * The ends join the far ends of both intervals, which is the cautious side. Never for a saving of zero
 * or less.
 */
export function breakEven(
  fixedUsd: number,
  baseline: Measured,
  run: Measured,
  passRate: number,
): BreakEven {
  const [before, after] = [endsOf(baseline), endsOf(run)];
  const saving = {
    value: baseline.value - run.value,
    low: before.low - after.high,
    high: before.high - after.low,
  };
  const answers = (each: number): number | null => (each > 0 ? fixedUsd / each : null);
  const rightAnswers = {
    value: answers(saving.value),
    soonest: answers(saving.high),
    latest: answers(saving.low),
  };
  const given = (right: number | null): number | null =>
    right === null || passRate <= 0 ? null : right / passRate;
  return {
    saving,
    rightAnswers,
    examples: {
      value: given(rightAnswers.value),
      soonest: given(rightAnswers.soonest),
      latest: given(rightAnswers.latest),
    },
  };
}
