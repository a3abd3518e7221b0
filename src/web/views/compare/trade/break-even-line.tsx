import { breakEven } from "#analysis/trade/break-even.ts";
import type { Measured } from "#analysis/trade/measured.ts";
import { RunMark } from "#web/ui/run-mark.tsx";
import { breakEvenWords } from "./break-even-words.ts";

interface BreakEvenLineProps {
  readonly place: number;
  readonly fixedUsd: number;
  readonly baseline: Measured;
  readonly run: Measured | undefined;
  readonly passRate: number | null;
}

/** When one run has earned back its fixed cost against the baseline, per right answer. */
export function BreakEvenLine({ place, fixedUsd, baseline, run, passRate }: BreakEvenLineProps) {
  return (
    <li className="py-0.5">
      <RunMark index={place} className="mr-1.5 align-text-bottom" />
      {run && passRate !== null
        ? breakEvenWords(breakEven(fixedUsd, baseline, run, passRate))
        : "cannot be said: its cost of a right answer is not known."}
    </li>
  );
}
