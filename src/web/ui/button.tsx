import { clsx } from "clsx";
import type { ComponentProps } from "react";

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
}

export function Button({ tone = "plain", className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(tone, className)} {...rest} />;
}
