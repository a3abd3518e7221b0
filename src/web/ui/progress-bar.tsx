import { clsx } from "clsx";

interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  /** What `value` is of; a share of 1 otherwise. */
  readonly max?: number;
  readonly className?: string;
}

/** How far something is, in the one accent colour; says the same to a screen reader. */
export function ProgressBar({ label, value, max = 1, className = "w-48" }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className={clsx(
        "h-1.5 appearance-none overflow-hidden rounded-full border-0 bg-hover [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent",
        className,
      )}
    />
  );
}
