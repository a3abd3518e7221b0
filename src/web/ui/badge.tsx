import { clsx } from "clsx";
import type { ReactNode } from "react";
import { RedactedText } from "./redacted-text.tsx";

/** A small label: a tag, a version, a count. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 max-w-full items-center truncate rounded-small border px-1.5 text-small text-muted",
        className,
      )}
    >
      {typeof children === "string" ? (
        <span className="truncate">
          <RedactedText text={children} />
        </span>
      ) : (
        children
      )}
    </span>
  );
}
