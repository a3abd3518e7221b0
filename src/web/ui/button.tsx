import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { type Doing, useIsOnlyRead, useRefusal } from "./refusals.ts";

export type ButtonTone = "plain" | "primary" | "quiet" | "danger";

const tones: Record<ButtonTone, string> = {
  plain: "border border-hairline-strong bg-surface text-ink hover:bg-hover",
  primary: "border border-accent bg-accent text-on-accent hover:opacity-90",
  quiet: "border border-transparent text-muted hover:bg-hover hover:text-ink",
  danger: "border border-hairline-strong bg-surface text-error hover:bg-error-tint",
};

/** The look of a button, for links that act as one. */
export function buttonClass(tone: ButtonTone = "plain", className?: string): string {
  return clsx(
    "inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-small px-2.5 text-body font-normal whitespace-nowrap select-none",
    "disabled:opacity-50 aria-disabled:opacity-50",
    tones[tone],
    className,
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  readonly tone?: ButtonTone;
  /** What one must be allowed to do; who is not sees why instead. */
  readonly needs?: Doing | undefined;
}

export function Button(props: ButtonProps) {
  const { tone = "plain", className, type = "button", needs, ...rest } = props;
  const why = useRefusal(needs);
  const isOnlyRead = useIsOnlyRead();
  const look = buttonClass(tone, className);
  if (needs && isOnlyRead) return null;
  if (why === undefined) return <button type={type} className={look} {...rest} />;
  return (
    <button type="button" aria-disabled title={why} className={look}>
      {rest.children}
      <span className="sr-only">{`. ${why}`}</span>
    </button>
  );
}
