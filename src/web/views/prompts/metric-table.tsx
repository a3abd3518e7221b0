import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { runsLink } from "#contract/links/runs-link.ts";
import type { PromptMetricValue } from "#contract/prompts.ts";
import { Button } from "#web/ui/button.tsx";
import { formatMetricCell, metricUnit, type MetricLook } from "#web/ui/format-metric.ts";
import { formatCount } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

interface MetricTableProps {
  readonly project: string;
  readonly values: readonly PromptMetricValue[];
  readonly look: MetricLook;
  readonly chosen: ReadonlySet<string>;
}

const methods = {
  wilson: "Wilson's interval: one result per example",
  t: "t over examples, repetitions and runs averaged first",
} as const;

/** The numbers behind the picture, the latest version first. */
export function MetricTable({ project, values, look, chosen }: MetricTableProps) {
  const unit = metricUnit(look);
  const [whole, setWhole] = useState(false);
  const models = new Set(values.map((value) => value.models.join(", ")));
  const severalModels = models.size > 1 || [...models].some((each) => each.includes(", "));
  const newestFirst = values.toReversed();
  const shown = whole ? newestFirst : newestFirst.slice(0, mostRows);
  return (
    <>
      <SimpleTable
        label="Metric by version"
        head={
          <>
            <HeadCell>Version</HeadCell>
            <HeadCell numeric>{unit ? `Value, ${unit}` : "Value"}</HeadCell>
            <HeadCell numeric>Likely</HeadCell>
            <HeadCell numeric>Examples</HeadCell>
            <HeadCell>Runs</HeadCell>
            {severalModels && <HeadCell>Models</HeadCell>}
          </>
        }
      >
        {shown.map((value) => (
          <tr key={value.version} className={chosen.has(value.version) ? "bg-selected" : undefined}>
            <Cell className="max-w-36 truncate">{value.version}</Cell>
            <Cell numeric>{formatMetricCell(look, value.value)}</Cell>
            <Cell numeric>
              <Likely value={value} look={look} />
            </Cell>
            <Cell numeric>{formatCount(value.n)}</Cell>
            <Cell className="max-w-60">
              <RunLinks project={project} runs={value.runs} />
            </Cell>
            {severalModels && (
              <Cell className="max-w-44 truncate text-muted">{value.models.join(", ")}</Cell>
            )}
          </tr>
        ))}
      </SimpleTable>
      {severalModels && (
        <p className="pt-1 text-muted">
          The runs used different models: a difference between versions may be theirs.
        </p>
      )}
      {shown.length < values.length && (
        <Button className="mt-2" onClick={() => setWhole(true)}>
          {`Show all ${formatCount(values.length)} versions`}
        </Button>
      )}
    </>
  );
}

const mostRows = 12;

function Likely({ value, look }: { value: PromptMetricValue; look: MetricLook }) {
  const { low, high, method } = value;
  if (low === null || high === null || method === null)
    return <NotReported why="Too few examples, or all alike: no interval" />;
  return (
    <span title={`95 %. ${methods[method]}`}>
      {`${formatMetricCell(look, low)} to ${formatMetricCell(look, high)}`}
    </span>
  );
}

const shownRuns = 2;

function RunLinks({ project, runs }: { project: string; runs: readonly string[] }) {
  return (
    <span className="flex min-w-0 gap-2">
      {runs.slice(0, shownRuns).map((id) => (
        <Link
          key={id}
          to="/p/$project/runs"
          params={{ project }}
          search={runsLink.write({ row: id })}
          className="link truncate"
          title={id}
        >
          {id}
        </Link>
      ))}
      {runs.length > shownRuns && (
        <span className="shrink-0 text-muted">{`and ${formatCount(runs.length - shownRuns)} more`}</span>
      )}
    </span>
  );
}
