import type { Comparison } from "#contract/compare.ts";
import type { ComparisonIndex } from "../comparison-index.ts";
import type { MetricChoice } from "../metric-choice.ts";
import type { WhereOf } from "../slices/slice-where.ts";
import { HeadlineLine } from "./headline-line.tsx";
import { HeadlineTable } from "./headline-table.tsx";
import { headlinesOf, type Headline } from "./headlines.ts";
import { SummarySentence } from "./summary-sentence.tsx";

interface HeadlinesProps {
  readonly comparison: Comparison;
  readonly index: ComparisonIndex;
  readonly choices: readonly MetricChoice[];
  readonly metric: MetricChoice;
  readonly run: string;
  readonly sliceKey: string | undefined;
  readonly whereOf: WhereOf;
}

/** More runs than these are read in a table, not in sentences. */
const mostInSentences = 3;

/** The answer: a sentence a run and metric, or for many runs one sentence and a table. */
export function Headlines(props: HeadlinesProps) {
  const { comparison, index, choices, metric, run, sliceKey, whereOf } = props;
  const { runs } = comparison;
  const headlines = headlinesOf(comparison, index);
  if (runs.length > mostInSentences)
    return (
      <div className="flex flex-col gap-2">
        <SummarySentence runs={runs} headlines={headlines} metric={metric} />
        <div className="text-body">
          <HeadlineTable
            comparison={comparison}
            index={index}
            choices={choices}
            metric={metric.name}
            run={run}
          />
        </div>
      </div>
    );
  if (headlines.length === 0) return <p>{nothingWords(comparison)}</p>;
  const first = chosenFirst(headlines, metric.name);
  return (
    <div className="flex flex-col gap-1 text-body">
      {first.map((headline, at) => {
        const of = choices.find(({ name }) => name === headline.metric);
        const headlineRun = runs[headline.place];
        if (!of || !headlineRun) return null;
        return (
          <HeadlineLine
            key={`${headline.run} ${headline.metric}`}
            headline={headline}
            run={headlineRun}
            metric={of}
            index={index}
            sliceKey={sliceKey}
            whereOf={whereOf}
            withFigures={first.findIndex(({ run: other }) => other === headline.run) === at}
            lead={headline.metric === first[0]?.metric}
          />
        );
      })}
    </div>
  );
}

/** Headlines of the chosen metric first, the others in their order. */
function chosenFirst(headlines: readonly Headline[], metric: string): Headline[] {
  return [
    ...headlines.filter((one) => one.metric === metric),
    ...headlines.filter((one) => one.metric !== metric),
  ];
}

function nothingWords({ metrics }: Comparison): string {
  return metrics.length === 0
    ? "No example of these runs was scored, so there is nothing to compare by quality."
    : "These runs share no score that could be compared.";
}
