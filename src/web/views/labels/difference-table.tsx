import type { Agreement } from "#contract/agreement.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { differenceCell } from "./agreement-words.ts";
import { EstimateCell } from "./estimate-cell.tsx";

interface DifferenceTableProps {
  readonly agreement: Agreement;
  readonly judge: string;
}

/** Every other run against the first, by the judge alone and corrected by people. */
export function DifferenceTable({ agreement, judge }: DifferenceTableProps) {
  const { metric, runs } = agreement;
  const unit = metric.kind === "pass" ? ", points" : "";
  const format = (value: number) => differenceCell(metric, value);
  const head = (
    <>
      <HeadCell>{`Against ${runs[0]?.name ?? "the first run"}`}</HeadCell>
      <HeadCell numeric>{`Judge alone${unit}`}</HeadCell>
      <HeadCell numeric>{`Corrected${unit}`}</HeadCell>
    </>
  );
  return (
    <div className="max-w-3xl">
      <SimpleTable label="Corrected differences" head={head}>
        {agreement.differences
          .filter((each) => each.judge === judge)
          .map((each) => (
            <tr key={each.run} className="hover:bg-hover">
              <Cell className="max-w-48 truncate">
                <bdi>{runs.find(({ id }) => id === each.run)?.name ?? each.run}</bdi>
              </Cell>
              <Cell numeric>
                <EstimateCell
                  estimate={each.byJudge}
                  format={format}
                  missing="The judge has scored no example of both runs"
                />
              </Cell>
              <Cell numeric>
                <EstimateCell
                  estimate={each.corrected}
                  format={format}
                  missing="One of the runs could not be corrected"
                />
              </Cell>
            </tr>
          ))}
      </SimpleTable>
    </div>
  );
}
