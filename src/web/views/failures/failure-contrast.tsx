import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { contrastFailure, type FailureContrast, type FailureTrait } from "#contract/failures.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount, formatPoints, formatQuantity, formatRate } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { contrastSentence, kindWords, tellingTraits, traitDetails } from "./contrast-words.ts";
import type { FailureScope } from "./failure-drawer.tsx";

interface FailureContrastSectionProps {
  readonly scope: FailureScope;
  readonly signature: string;
}

/** What failing traces have that passing ones of the same root have not. */
export function FailureContrastSection({ scope, signature }: FailureContrastSectionProps) {
  const { data, error, refetch } = useQuery({
    ...queryFor(contrastFailure, { ...scope, signature }),
    placeholderData: undefined,
  });
  return (
    <section>
      <h3 className="pb-1 text-body">What goes along with it</h3>
      {error && (
        <ProblemNote
          what="Failing and passing traces could not be compared"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={6} label="Comparing failing and passing traces" />}
      {data && <Contrast contrast={data} />}
    </section>
  );
}

function Contrast({ contrast }: { contrast: FailureContrast }) {
  const [isAll, setAll] = useState(false);
  const telling = tellingTraits(contrast);
  const rest = contrast.traits.length - telling.length;
  const shown = isAll ? contrast.traits : telling;
  return (
    <>
      <p className="text-lead [overflow-wrap:anywhere]">{contrastSentence(contrast)}</p>
      {telling.length > 0 && (
        <p className="pb-2 text-muted">It goes along with the failure; it need not be the cause.</p>
      )}
      {shown.length > 0 && <TraitTable contrast={contrast} traits={shown} />}
      {rest > 0 && (
        <Button tone="quiet" className="mt-1" onClick={() => setAll(!isAll)}>
          {isAll
            ? "Only what tells them apart"
            : `Show ${formatQuantity(rest, "trait")} that may differ by chance`}
        </Button>
      )}
    </>
  );
}

interface TraitTableProps {
  readonly contrast: FailureContrast;
  readonly traits: readonly FailureTrait[];
}

function TraitTable({ contrast, traits }: TraitTableProps) {
  const { failing, passing, tested } = contrast;
  const head = (
    <>
      <HeadCell>Trait</HeadCell>
      <HeadCell numeric>{`Failing, of ${formatCount(failing)}`}</HeadCell>
      <HeadCell numeric>{`Passing, of ${formatCount(passing)}`}</HeadCell>
      <HeadCell numeric>Difference</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Likely
      </HeadCell>
    </>
  );
  return (
    <SimpleTable label="Traits of failing and of passing traces" head={head}>
      {traits.map((trait) => (
        <tr key={`${trait.kind} ${trait.value}`} title={traitDetails(trait, tested)}>
          <Cell className="max-w-64 truncate">
            <span className="text-muted">{`${kindWords[trait.kind]} `}</span>
            <bdi>{trait.value.slice(0, 200)}</bdi>
          </Cell>
          <Cell numeric>
            <Share count={trait.failing} of={failing} />
          </Cell>
          <Cell numeric>
            <Share count={trait.passing} of={passing} />
          </Cell>
          <Cell numeric>{formatPoints(trait.difference)}</Cell>
          <Cell numeric className="text-muted max-sm:hidden">
            {`${points(trait.low)} to ${points(trait.high)}`}
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

function points(difference: number): string {
  return formatPoints(difference).replace(" points", "");
}

function Share({ count, of }: { count: number; of: number }) {
  return (
    <>
      {formatRate(count / of)}
      <span className="pl-1 text-small text-muted">{formatCount(count)}</span>
    </>
  );
}
