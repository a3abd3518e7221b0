import type { Comparison } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import { RunMark } from "#web/ui/run-mark.tsx";
import { runHeadlines } from "./headline.ts";

const mostShown = 4;

interface HeadlineSentenceProps {
  readonly comparison: Comparison;
  readonly metric: Metric | undefined;
}

/** The values of the metric in one sentence; the table below has all of them. */
export function HeadlineSentence({ comparison, metric }: HeadlineSentenceProps) {
  if (!metric) return "No metric was scored in these runs.";
  const headlines = runHeadlines(comparison, metric);
  const rest = headlines.length - mostShown;
  return (
    <>
      {`${metric.name}: `}
      {headlines.slice(0, mostShown).map(({ run, name, words }, index) => (
        <span key={run}>
          {index > 0 && ", "}
          <RunMark index={index} className="mr-1 align-text-bottom" />
          {/* A name that runs from right to left must not turn the sentence round. */}
          <bdi className="inline-block max-w-80 truncate align-bottom">{name}</bdi> {words}
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}.
    </>
  );
}
