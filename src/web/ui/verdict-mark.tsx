import { clsx } from "clsx";
import type { VerdictStatus } from "#contract/verdict.ts";

interface Look {
  readonly sign: string;
  readonly color: string;
  readonly word: string;
}

/** Better is blue with ▲, worse orange with ▼, no change a grey =, can't tell a hollow grey ?. */
export const verdictLooks: Readonly<Record<VerdictStatus, Look>> = {
  improved: { sign: "▲", color: "text-better", word: "better" },
  regressed: { sign: "▼", color: "text-worse", word: "worse" },
  no_detectable_change: { sign: "=", color: "text-muted", word: "no change found" },
  not_enough_data: { sign: "?", color: "text-muted", word: "can't tell" },
};

interface VerdictMarkProps {
  readonly status: VerdictStatus;
  readonly className?: string;
}

export function VerdictMark({ status, className }: VerdictMarkProps) {
  const { sign, color, word } = verdictLooks[status];
  return (
    <span
      title={word}
      className={clsx("inline-flex w-4 shrink-0 justify-center align-baseline", color, className)}
    >
      <span
        aria-hidden
        className={clsx(
          status === "not_enough_data" &&
            "inline-flex size-3.5 items-center justify-center self-center rounded-full border border-current text-[10px]/none font-strong",
        )}
      >
        {sign}
      </span>
      <span className="sr-only">{word}</span>
    </span>
  );
}
