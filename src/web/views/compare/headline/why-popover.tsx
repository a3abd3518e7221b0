import type { ReactElement } from "react";
import type { Verdict } from "#contract/verdict.ts";
import { CopyButton } from "#web/ui/copy-button.tsx";
import { Popover } from "#web/ui/popover.tsx";
import type { MetricChoice } from "../metric-choice.ts";
import { whyFacts, whyText } from "./why-facts.ts";

interface WhyPopoverProps {
  readonly title: string;
  readonly verdict: Verdict;
  readonly metric: MetricChoice;
  /** The button that opens it; "why?" where left out. */
  readonly trigger?: ReactElement;
  readonly children?: React.ReactNode;
}

/** Everything behind a verdict: method, interval, p, counts, warnings. */
export function WhyPopover({ title, verdict, metric, trigger, children }: WhyPopoverProps) {
  return (
    <Popover
      title={title}
      wide
      trigger={
        trigger ?? (
          <button type="button" className="link-in-text whitespace-nowrap">
            why?
          </button>
        )
      }
    >
      <p className="pb-2">{verdict.sentence}</p>
      {children}
      <dl>
        {whyFacts(verdict, metric).map(({ term, text }, at) => (
          <div key={`${at} ${term}`} className="flex gap-3 border-t py-0.5">
            <dt className="w-44 shrink-0 text-muted">{term}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{text}</dd>
          </div>
        ))}
      </dl>
      <CopyButton
        className="mt-2"
        label="Copy these figures"
        text={whyText(title, verdict, metric)}
      />
    </Popover>
  );
}
