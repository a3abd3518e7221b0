import { clsx } from "clsx";
import type { Run } from "#contract/runs.ts";
import { RunMark } from "#web/ui/run-mark.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";
import { ChangeLink } from "../change-link.tsx";
import type { ComparisonIndex } from "../comparison-index.ts";
import type { MetricChoice } from "../metric-choice.ts";
import { sliceNoun, slicesWords } from "../words/slice-words.ts";
import type { WhereOf } from "../slices/slice-where.ts";
import { FigureRatios } from "./figure-ratios.tsx";
import type { Exceptions, Headline } from "./headlines.ts";
import { VerdictSentence } from "./verdict-sentence.tsx";
import { WhyPopover } from "./why-popover.tsx";

interface HeadlineLineProps {
  readonly headline: Headline;
  readonly run: Run;
  readonly metric: MetricChoice;
  readonly index: ComparisonIndex;
  readonly sliceKey: string | undefined;
  readonly whereOf: WhereOf;
  /** The first line of a run carries its cost and latency. */
  readonly withFigures: boolean;
  readonly lead: boolean;
}

const mostNamed = 4;

/** What one run did to one metric, in one sentence, with what the sentence hides. */
export function HeadlineLine(props: HeadlineLineProps) {
  const { headline, run, metric, index, sliceKey, whereOf, withFigures, lead } = props;
  const { verdict, place } = headline;
  return (
    <p className={clsx(lead && "text-lead")}>
      <VerdictMark status={verdict.status} className="mr-1" />
      <RunMark index={place} className="mr-1 align-text-bottom" />
      <span data-page-sentence>
        <ChangeLink
          change={{ metric: metric.name, run: run.id }}
          className="font-strong hover:underline"
          title={`Slices and examples by ${metric.label} of ${run.name}`}
        >
          {metric.label}
        </ChangeLink>
        {": "}
        <VerdictSentence verdict={verdict} where={undefined} />
      </span>
      {headline.exceptions.map((exceptions) => (
        <ExceptionWords
          key={exceptions.status}
          headline={headline}
          exceptions={exceptions}
          sliceKey={sliceKey}
          whereOf={whereOf}
        />
      ))}
      {withFigures && <FigureRatios run={run} index={index} />}{" "}
      <WhyPopover
        title={`${run.name} against the baseline on ${metric.label}`}
        verdict={verdict}
        metric={metric}
      />
    </p>
  );
}

interface ExceptionWordsProps {
  readonly headline: Headline;
  readonly exceptions: Exceptions;
  readonly sliceKey: string | undefined;
  readonly whereOf: WhereOf;
}

/** "But worse on 3 of 27 tasks: …", each a link to its examples. */
function ExceptionWords({ headline, exceptions, sliceKey, whereOf }: ExceptionWordsProps) {
  const { verdict, metric, run } = headline;
  const worse = exceptions.status === "regressed";
  const tellsTheOpposite = verdict.status === "improved" || verdict.status === "regressed";
  const { slices, of } = exceptions;
  const start = tellsTheOpposite ? "But" : "And";
  const share =
    slices.length === of
      ? `all ${slicesWords(of, sliceKey)}`
      : `${slices.length} of ${of} ${sliceNoun(sliceKey, true)}`;
  const rest = slices.length - mostNamed;
  return (
    <span>
      {` ${start} `}
      <span className={worse ? "text-worse" : "text-better"}>{worse ? "▼ worse" : "▲ better"}</span>
      {` on ${share}: `}
      {slices.slice(0, mostNamed).map(({ slice }, at) => (
        <span key={slice}>
          {at > 0 && ", "}
          <ChangeLink change={{ metric, run, where: whereOf(slice), row: undefined }}>
            <bdi>{slice || "(empty)"}</bdi>
          </ChangeLink>
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}.
    </span>
  );
}
