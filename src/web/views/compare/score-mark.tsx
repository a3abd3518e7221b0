import { Check, CircleX, X } from "lucide-react";
import { formatNumber, notReported } from "#web/ui/format.ts";
import type { Mark } from "./matrix-marks.ts";

/** One score: a tick, a cross, a number, a failure, or that there is none. */
export function ScoreMark({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case "right":
      return <Icon label="right" icon={<Check size={14} aria-hidden />} className="text-muted" />;
    case "wrong":
      return <Icon label="wrong" icon={<X size={14} aria-hidden />} className="text-ink" />;
    case "error":
      return (
        <Icon label="failed" icon={<CircleX size={14} aria-hidden />} className="text-error" />
      );
    case "number":
      return <span>{formatNumber(mark.value)}</span>;
    case "none":
      return (
        <span className="text-muted" title="Not scored">
          {notReported}
        </span>
      );
  }
}

function Icon(props: { label: string; icon: React.ReactNode; className: string }) {
  return (
    <span className={`inline-flex align-middle ${props.className}`} title={props.label}>
      {props.icon}
      <span className="sr-only">{props.label}</span>
    </span>
  );
}

/** Every repetition's mark. */
export function ScoreMarks({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0)
    return (
      <span className="text-muted" title="The run has no result for this example">
        {notReported}
      </span>
    );
  return (
    <span className="inline-flex items-center gap-0.5 align-middle">
      {marks.map((mark, repetition) => (
        <ScoreMark key={`${repetition} ${mark.kind}`} mark={mark} />
      ))}
    </span>
  );
}
