import type { Agreement, Corrected } from "#contract/agreement.ts";
import type { Metric } from "#contract/registries.ts";
import { IntervalLines } from "#web/charts/interval/interval-lines.tsx";
import { intervalScale } from "#web/charts/interval/interval-scale.ts";
import { formatCount } from "#web/ui/format.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { scoreCell, unitText } from "./agreement-words.ts";
import { EstimateCell } from "./estimate-cell.tsx";

interface CorrectedTableProps {
  readonly agreement: Agreement;
  readonly judge: string;
}

/** What each run scores by the judge alone, by people alone, and by the judge corrected by people. */
export function CorrectedTable({ agreement, judge }: CorrectedTableProps) {
  const { metric, runs } = agreement;
  const rows = agreement.corrected.filter((each) => each.judge === judge);
  const scale = intervalScale(
    rows.flatMap((each) => [each.byJudge, each.corrected, each.byPeople]),
  );
  const unit = unitText(metric);
  const head = (
    <>
      <HeadCell>Run</HeadCell>
      <HeadCell numeric>{`○ Judge alone${unit}`}</HeadCell>
      <HeadCell numeric>{`● Corrected${unit}`}</HeadCell>
      <HeadCell numeric>{`□ People alone${unit}`}</HeadCell>
      <HeadCell className="max-sm:hidden">
        <span className="sr-only">Drawn</span>
      </HeadCell>
      <HeadCell numeric title="Examples that people and judge scored">
        Scored by people
      </HeadCell>
      <HeadCell numeric title="Examples that the judge alone scored">
        By the judge alone
      </HeadCell>
    </>
  );
  return (
    <>
      <SimpleTable label="Corrected scores" head={head}>
        {rows.map((row) => (
          <tr key={row.run} className="hover:bg-hover">
            <Cell className="max-w-48 truncate">
              <bdi>{runs.find(({ id }) => id === row.run)?.name ?? row.run}</bdi>
            </Cell>
            <Scores row={row} metric={metric} />
            <Cell className="max-sm:hidden">
              {scale && (
                <IntervalLines
                  scale={scale}
                  lines={[
                    { key: "judge", shape: "hollow", ...row.byJudge },
                    { key: "corrected", shape: "filled", ...row.corrected },
                    { key: "people", shape: "square", ...row.byPeople },
                  ]}
                />
              )}
            </Cell>
            <Cell numeric>{formatCount(row.labelled)}</Cell>
            <Cell numeric>{formatCount(row.unlabelled)}</Cell>
          </tr>
        ))}
      </SimpleTable>
      <p className="max-w-3xl pt-1 text-muted">
        Corrected: the judge's mean over what people did not score, moved by the mean difference
        between people and judge over what both scored. It holds if people scored a random part.
      </p>
    </>
  );
}

function Scores({ row, metric }: { row: Corrected; metric: Metric }) {
  const format = (value: number) => scoreCell(metric, value);
  return (
    <>
      <Cell numeric>
        <EstimateCell
          estimate={row.byJudge}
          format={format}
          missing="The judge has not scored this run"
        />
      </Cell>
      <Cell numeric>
        <EstimateCell estimate={row.corrected} format={format} missing={whyUncorrected(row)} />
      </Cell>
      <Cell numeric>
        <EstimateCell
          estimate={row.byPeople}
          format={format}
          missing="No person has scored this run"
        />
      </Cell>
    </>
  );
}

function whyUncorrected({ labelled, unlabelled }: Corrected): string {
  if (labelled === 0) return "No example is scored by judge and people";
  if (unlabelled === 0) return "People scored every example: their mean needs no correction";
  return "Too few examples to tell";
}
