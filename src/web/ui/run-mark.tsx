import { clsx } from "clsx";
import { runAppearance } from "./run-appearance.ts";

interface RunMarkProps {
  /** Place of the run in the comparison; 0 is the baseline. */
  readonly index: number;
  readonly className?: string;
}

/** A run's letter in its colour: the same one in every header, legend, chart and link of a page. */
export function RunMark({ index, className }: RunMarkProps) {
  const { letter, color, dashed } = runAppearance(index);
  return (
    <span
      className={clsx(
        "inline-flex size-5 shrink-0 items-center justify-center rounded-small border text-small font-strong",
        dashed && "border-dashed",
        className,
      )}
      style={{ color, borderColor: color }}
      title={index === 0 ? `Run ${letter}, the baseline` : `Run ${letter}`}
    >
      {letter}
    </span>
  );
}
