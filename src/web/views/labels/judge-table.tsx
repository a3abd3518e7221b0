import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import type { Agreement } from "#contract/agreement.ts";
import { labelsLink, type LabelsState } from "#contract/links/labels-link.ts";
import { formatCount, formatPercentage } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { differenceCell, scoreCell, warningsOf } from "./agreement-words.ts";
import { EstimateCell } from "./estimate-cell.tsx";
import { judgeName } from "./label-choice.ts";

interface JudgeTableProps {
  readonly project: string;
  readonly agreement: Agreement;
  /** The judge that the rest of the page is about. */
  readonly chosen: string | undefined;
  readonly state: LabelsState;
}

const twoDigits = (value: number) => value.toFixed(2).replace("-", "−");

/** Every version of every judge against people, a row each. */
export function JudgeTable({ project, agreement, chosen, state }: JudgeTableProps) {
  const { judges } = agreement;
  const isNumber = judges.every(({ agree }) => agree === null);
  const hasAlpha = judges.some(({ alpha }) => alpha !== null);
  const head = (
    <>
      <HeadCell>Judge</HeadCell>
      <HeadCell numeric>Scored by both</HeadCell>
      {isNumber ? (
        <>
          <HeadCell numeric title="Mean size of the difference">
            Apart by
          </HeadCell>
          <HeadCell numeric title="Mean difference, judge minus people">
            Judge minus people
          </HeadCell>
          <HeadCell numeric>Correlation</HeadCell>
        </>
      ) : (
        <>
          <HeadCell numeric>Agreement, %</HeadCell>
          <HeadCell numeric title="Agreement beyond chance: 1 is complete, 0 is chance">
            Cohen's kappa
          </HeadCell>
        </>
      )}
      {hasAlpha && (
        <HeadCell numeric title="Of the judge and all people together">
          Krippendorff's alpha
        </HeadCell>
      )}
      <HeadCell>Bear in mind</HeadCell>
    </>
  );
  return (
    <SimpleTable label="Judges against people" head={head}>
      {judges.map((each) => (
        <tr
          key={each.judge.id}
          className={clsx(each.judge.id === chosen ? "bg-selected" : "hover:bg-hover")}
        >
          <Cell>
            <Link
              to="/p/$project/labels"
              params={{ project }}
              search={labelsLink.write({ ...state, judge: each.judge.id })}
              resetScroll={false}
              aria-current={each.judge.id === chosen ? "true" : undefined}
              className="link whitespace-nowrap"
            >
              {judgeName(each.judge)}
            </Link>
            <span className="pl-1.5 text-small text-muted">
              {each.judge.source === "llm" ? "model" : "program"}
            </span>
          </Cell>
          <Cell numeric>{formatCount(each.results)}</Cell>
          <Likenesses agreement={agreement} judge={each} isNumber={isNumber} />
          {hasAlpha && (
            <Cell numeric>
              <Figure
                value={each.alpha}
                format={twoDigits}
                missing="It needs three raters and two categories"
              />
            </Cell>
          )}
          <Cell className="text-muted">{warningsOf(each).join(" ")}</Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

interface LikenessesProps {
  readonly agreement: Agreement;
  readonly judge: Agreement["judges"][number];
  readonly isNumber: boolean;
}

const nothingShared = "Judge and people have scored no result in common";

function Likenesses({ agreement: { metric }, judge, isNumber }: LikenessesProps) {
  const { results, agree, kappa, difference } = judge;
  const missing = results === 0 ? nothingShared : "Too few results to tell";
  if (isNumber)
    return (
      <>
        <Cell numeric>
          <EstimateCell
            estimate={difference?.absolute ?? null}
            format={(value) => scoreCell(metric, value)}
            missing={missing}
          />
        </Cell>
        <Cell numeric>
          <EstimateCell
            estimate={difference?.mean ?? null}
            format={(value) => differenceCell(metric, value)}
            missing={missing}
          />
        </Cell>
        <Cell numeric>
          <EstimateCell
            estimate={difference?.correlation ?? null}
            format={twoDigits}
            missing="It needs ten examples, and scores that differ"
          />
        </Cell>
      </>
    );
  return (
    <>
      <Cell numeric>
        <EstimateCell estimate={agree} format={formatPercentage} missing={missing} />
      </Cell>
      <Cell numeric>
        <EstimateCell
          estimate={kappa}
          format={twoDigits}
          missing={results === 0 ? nothingShared : "Undefined: one category only was used"}
        />
      </Cell>
    </>
  );
}
