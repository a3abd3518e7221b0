import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleDashed, CircleX, LoaderCircle } from "lucide-react";

export type StatusLook = "ok" | "error" | "warning" | "running" | "unset";

const looks = {
  ok: { icon: CircleCheck, color: "text-muted", word: "OK" },
  error: { icon: CircleX, color: "text-error", word: "Failed" },
  warning: { icon: CircleAlert, color: "text-warning", word: "Warning" },
  running: { icon: LoaderCircle, color: "text-accent", word: "Running" },
  unset: { icon: CircleDashed, color: "text-muted", word: "No status" },
} as const;

interface StatusMarkProps {
  readonly status: StatusLook;
  /** Says more than the status's own word. */
  readonly word?: string;
  /** Icon alone; the word is still read out. */
  readonly compact?: boolean;
}

/** A status as icon and word; red is for failures alone. */
export function StatusMark({ status, word, compact }: StatusMarkProps) {
  const look = looks[status];
  const Icon = look.icon;
  const text = word ?? look.word;
  return (
    <span
      className={clsx("inline-flex items-center gap-1.5 align-middle", look.color)}
      title={compact ? text : undefined}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      <span className={compact ? "sr-only" : undefined}>{text}</span>
    </span>
  );
}
