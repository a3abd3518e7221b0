import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: string;
  /** What to do next: text, a snippet, a button. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="max-w-2xl py-6">
      <p className="text-lead font-strong">{title}</p>
      {children && (
        <div className="mt-1 flex flex-col items-start gap-3 text-muted">{children}</div>
      )}
    </div>
  );
}
