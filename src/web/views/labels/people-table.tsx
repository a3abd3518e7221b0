import type { Agreement } from "#contract/agreement.ts";
import { formatCount, formatPercentage, formatQuantity } from "#web/ui/format.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { scoreCell } from "./agreement-words.ts";
import { EstimateCell } from "./estimate-cell.tsx";

const twoDigits = (value: number) => value.toFixed(2).replace("-", "−");
const mostListed = 8;

/** Every two people who scored something in common, and all of them together. */
export function PeopleTable({ agreement }: { agreement: Agreement }) {
  const { metric, people, pairs, peopleAlpha } = agreement;
  const isNumber = pairs.every(({ agree }) => agree === null);
  const head = (
    <>
      <HeadCell>Two people</HeadCell>
      <HeadCell numeric>Scored by both</HeadCell>
      <HeadCell numeric>{isNumber ? "Apart by" : "Agreement, %"}</HeadCell>
      <HeadCell numeric>{isNumber ? "Correlation" : "Cohen's kappa"}</HeadCell>
    </>
  );
  return (
    <div className="max-w-3xl">
      <p className="pb-1 [overflow-wrap:anywhere]">
        {peopleAlpha === null
          ? "Together they have too little in common to say more than each pair does."
          : `All together: Krippendorff's alpha ${twoDigits(peopleAlpha)}, where 1 is complete agreement and 0 is chance.`}{" "}
        <span className="text-muted">
          {people
            .slice(0, mostListed)
            .map(({ name, results }) => `${name} scored ${formatQuantity(results, "result")}`)
            .join(", ")}
          {people.length > mostListed && ` and ${people.length - mostListed} more people`}.
        </span>
      </p>
      {pairs.length > 0 && (
        <SimpleTable label="People among themselves" head={head}>
          {pairs.map((pair) => (
            <tr key={JSON.stringify([pair.one, pair.other])} className="hover:bg-hover">
              <Cell className="max-w-64 truncate">
                <bdi>{pair.one}</bdi> and <bdi>{pair.other}</bdi>
              </Cell>
              <Cell numeric>{formatCount(pair.results)}</Cell>
              <Cell numeric>
                <EstimateCell
                  estimate={isNumber ? (pair.difference?.absolute ?? null) : pair.agree}
                  format={isNumber ? (value) => scoreCell(metric, value) : formatPercentage}
                  missing="Nothing in common"
                />
              </Cell>
              <Cell numeric>
                <EstimateCell
                  estimate={isNumber ? (pair.difference?.correlation ?? null) : pair.kappa}
                  format={twoDigits}
                  missing={
                    isNumber
                      ? "It needs ten examples, and scores that differ"
                      : "Undefined: one category only was used"
                  }
                />
              </Cell>
            </tr>
          ))}
        </SimpleTable>
      )}
    </div>
  );
}
