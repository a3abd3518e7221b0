import type { ReactNode } from "react";
import { withRedacted } from "./redacted-text.tsx";

interface PageHeadProps {
  readonly title: ReactNode;
  /** The one plain sentence that answers the page's question. */
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
}

/** Every page opens with its title and its answer. */
export function PageHead({ title, sentence, actions }: PageHeadProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 pb-4">
      {/* A long sentence breaks beside the actions instead of pushing them under it. */}
      <div className="min-w-0 flex-1 basis-96">
        <h1 className="truncate text-title">{withRedacted(title)}</h1>
        {sentence !== undefined && (
          <div data-page-sentence className="min-h-[22px] text-lead">
            {sentence}
          </div>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className="pb-6">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 pb-1">
        <h2 className="text-body">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
