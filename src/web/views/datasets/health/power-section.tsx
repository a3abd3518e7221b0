import { wholeSlice } from "#contract/compare.ts";
import type { ResultHealth, SlicePower } from "#contract/dataset-health.ts";
import { formatMetricCell, metricUnit, type MetricLook } from "#web/ui/format-metric.ts";
import { formatCount } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { Section } from "#web/ui/page.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { changeCell } from "./health-sentence.ts";

interface PowerSectionProps {
  readonly results: ResultHealth;
  readonly look: MetricLook;
  readonly sliceKey: string;
}

/** How small a change each slice can show, the weakest slices first. */
export function PowerSection({ results, look, sliceKey }: PowerSectionProps) {
  const { power, baseline, other } = results;
  const rows = power.toSorted(
    (a, b) =>
      Number(b.slice === wholeSlice) - Number(a.slice === wholeSlice) ||
      (b.mde ?? Infinity) - (a.mde ?? Infinity),
  );
  const passes = look?.kind === "pass";
  const unit = metricUnit(look);
  return (
    <Section title="What it can show">
      <p className="max-w-3xl pb-2 text-muted">
        {other === null
          ? `One run only: as if a second run were right and wrong independently of ${baseline}. Runs of like prompts agree more, so smaller changes may show.`
          : `From how much ${other} differs from ${baseline}: a change of this size is found in four of five comparisons.`}
      </p>
      <SimpleTable
        label="Smallest change that shows"
        className="max-w-3xl"
        head={
          <>
            <HeadCell>{sliceKey || "Slice"}</HeadCell>
            <HeadCell numeric>Examples</HeadCell>
            <HeadCell numeric>{unit ? `Baseline, ${unit}` : "Baseline"}</HeadCell>
            <HeadCell numeric>Changed</HeadCell>
            <HeadCell numeric>{passes ? "Shows from, points" : "Shows from"}</HeadCell>
          </>
        }
      >
        {rows.map((row) => (
          <PowerRow key={row.slice} row={row} look={look} />
        ))}
      </SimpleTable>
    </Section>
  );
}

function PowerRow({ row, look }: { row: SlicePower; look: MetricLook }) {
  const { slice, n, value, changed, mde } = row;
  return (
    <tr className={slice === wholeSlice ? "bg-sunken" : "hover:bg-hover"}>
      <Cell className="max-w-80 truncate">
        {slice === wholeSlice ? "All examples" : slice || "(none)"}
      </Cell>
      <Cell numeric>{formatCount(n)}</Cell>
      <Cell numeric>
        <Figure
          value={value}
          format={(mean) => formatMetricCell(look, mean)}
          missing="The baseline scored none of them"
        />
      </Cell>
      <Cell numeric>
        <Figure
          value={changed}
          format={formatCount}
          missing="There is no second run to compare with"
        />
      </Cell>
      <Cell numeric>
        <Figure
          value={mde}
          format={(size) => changeCell(look, size)}
          missing="Too few examples to show any change"
        />
      </Cell>
    </tr>
  );
}
