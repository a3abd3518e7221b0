import type { Run } from "#contract/runs.ts";
import { formatRatio } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";
import type { ComparisonIndex } from "../comparison-index.ts";
import { figures, figureChoice } from "../metric-choice.ts";
import { figureVerdicts } from "./headlines.ts";
import { WhyPopover } from "./why-popover.tsx";

/** Cost, latency and tokens as times the baseline; each opens what is behind it. */
export function FigureRatios({ run, index }: { run: Run; index: ComparisonIndex }) {
  const found = figureVerdicts(run.id, index);
  return (
    <span className="text-body text-muted">
      {found.map(({ figure, verdict }) => (
        <span key={figure} className="whitespace-nowrap">
          {" · "}
          <WhyPopover
            title={`${figures[figure].label} of ${run.name}`}
            verdict={verdict}
            metric={figureChoice(figure)}
            trigger={
              <button
                type="button"
                className="hover:text-ink hover:underline"
                title={verdict.sentence}
              >
                {`${figures[figure].label} `}
                {verdict.values.scale === "ratio"
                  ? formatRatio(verdict.values.effect ?? 1)
                  : figureChoice(figure).formatEffect(verdict.values.effect ?? 0, "difference")}
                <VerdictMark status={verdict.status} />
              </button>
            }
          />
        </span>
      ))}
      {!found.some(({ figure }) => figure === "costUsd") && (
        <span className="whitespace-nowrap">
          {" · cost "}
          <NotReported why="Not both runs report what they cost" />
        </span>
      )}
    </span>
  );
}
