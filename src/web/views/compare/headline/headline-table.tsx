import { clsx } from "clsx";
import type { Comparison } from "#contract/compare.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";
import { ChangeLink } from "../change-link.tsx";
import type { ComparisonIndex } from "../comparison-index.ts";
import type { MetricChoice } from "../metric-choice.ts";
import { WhyPopover } from "./why-popover.tsx";

interface HeadlineTableProps {
  readonly comparison: Comparison;
  readonly index: ComparisonIndex;
  readonly choices: readonly MetricChoice[];
  readonly metric: string;
  readonly run: string;
}

/** Many runs at once: one row a run, one column a metric, each cell opens what is behind it. */
export function HeadlineTable({ comparison, index, choices, metric, run }: HeadlineTableProps) {
  const head = (
    <>
      <HeadCell className="sticky left-0 z-10 bg-surface">Run</HeadCell>
      {choices.map((choice) => (
        <HeadCell key={choice.name} numeric>
          <ChangeLink
            change={{ metric: choice.name }}
            className={clsx("hover:text-ink", choice.name === metric && "text-ink underline")}
          >
            {`${choice.label}${choice.unit ? `, ${choice.unit}` : ""}`}
          </ChangeLink>
        </HeadCell>
      ))}
    </>
  );
  return (
    <SimpleTable label="Runs by metric" head={head} className="w-auto!">
      {comparison.runs.map(({ id, name }, place) => (
        <tr key={id} className={clsx(id === run ? "bg-selected" : "hover:bg-hover")}>
          <Cell
            className={clsx(
              "sticky left-0 z-10 max-w-64 sm:max-w-80",
              id === run ? "bg-selected" : "bg-surface",
            )}
          >
            <span className="flex items-center gap-1.5">
              <RunMark index={place} />
              {place === 0 ? (
                <bdi className="truncate">{name}</bdi>
              ) : (
                <ChangeLink
                  change={{ run: id }}
                  className="truncate hover:text-accent hover:underline"
                  title={name}
                >
                  <bdi>{name}</bdi>
                </ChangeLink>
              )}
              {place === 0 && <span className="text-muted">baseline</span>}
            </span>
          </Cell>
          {choices.map((choice) => (
            <Cell key={choice.name} numeric>
              <HeadlineCell run={id} name={name} index={index} metric={choice} />
            </Cell>
          ))}
        </tr>
      ))}
    </SimpleTable>
  );
}

interface HeadlineCellProps {
  readonly run: string;
  readonly name: string;
  readonly index: ComparisonIndex;
  readonly metric: MetricChoice;
}

function HeadlineCell({ run, name, index, metric }: HeadlineCellProps) {
  const value = index.value(run, metric.name)?.value ?? null;
  const verdict = index.verdict(run, metric.name);
  const own =
    value === null ? (
      <NotReported why={`Nothing tells the ${metric.label} of this run`} />
    ) : (
      <span>{metric.formatCell(value)}</span>
    );
  if (!verdict) return own;
  const { effect, scale } = verdict.values;
  return (
    <WhyPopover
      title={`${name} against the baseline on ${metric.label}`}
      verdict={verdict}
      metric={metric}
      trigger={
        <button
          type="button"
          className="inline-flex items-baseline justify-end gap-1.5 rounded-small px-1 hover:bg-hover"
          title={verdict.sentence}
        >
          {own}
          <span className="min-w-12 text-small text-muted">
            {effect === null ? "" : metric.formatEffect(effect, scale)}
          </span>
          <VerdictMark status={verdict.status} />
        </button>
      }
    />
  );
}
