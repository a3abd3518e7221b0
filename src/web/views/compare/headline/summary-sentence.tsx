import { RunMark } from "#web/ui/run-mark.tsx";
import { verdictLooks, VerdictMark } from "#web/ui/verdict-mark.tsx";
import type { Run } from "#contract/runs.ts";
import { ChangeLink } from "../change-link.tsx";
import type { MetricChoice } from "../metric-choice.ts";
import type { Headline } from "./headlines.ts";
import { summaryGroups } from "./summary-groups.ts";

interface SummarySentenceProps {
  readonly runs: readonly Run[];
  readonly headlines: readonly Headline[];
  readonly metric: MetricChoice;
}

/** Many runs on one metric: which are better, which worse, of which nothing is known. */
export function SummarySentence({ runs, headlines, metric }: SummarySentenceProps) {
  const groups = summaryGroups(headlines, metric.name);
  if (groups.length === 0) return `Nothing compares these runs on ${metric.label}.`;
  return (
    <p>
      {`On ${metric.label}, against `}
      <RunMark index={0} className="align-text-bottom" />
      {": "}
      {groups.map(({ status, headlines: found }, at) => (
        <span key={status}>
          {at > 0 && "; "}
          <VerdictMark status={status} />
          {` ${verdictLooks[status].word} `}
          {found.map(({ run, place }) => (
            <ChangeLink
              key={run}
              change={{ run }}
              className="mr-1 hover:opacity-70"
              title={`Slices and examples of ${runs[place]?.name ?? run}`}
            >
              <RunMark index={place} className="align-text-bottom" />
            </ChangeLink>
          ))}
        </span>
      ))}
    </p>
  );
}
