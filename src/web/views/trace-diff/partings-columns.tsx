import type { Parting, RunPartings } from "#contract/run-partings.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount, formatP, formatRate } from "#web/ui/format.ts";
import { KindMark } from "#web/ui/kind-mark.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";
import { isTelling, partingStep, partingWords } from "./partings-words.ts";

interface PlacedParting {
  readonly parting: Parting;
  readonly place: number;
}

export function partingColumns({
  found,
  narrow,
}: {
  readonly found: RunPartings;
  readonly narrow: boolean;
}): Column<PlacedParting>[] {
  const step: Column<PlacedParting> = {
    key: "step",
    header: "Step",
    cell: ({ parting }) => (
      <span className="flex min-w-0 items-center gap-1.5" title={parting.path.join(" › ")}>
        <KindMark kind={parting.kind} />
        <bdi className="truncate">{partingStep(parting)}</bdi>
        <span className="truncate text-muted">{partingWords(parting)}</span>
      </span>
    ),
  };
  const pairs: Column<PlacedParting> = {
    key: "pairs",
    header: "Pairs",
    width: 96,
    align: "right",
    cell: ({ parting: { count } }) => (
      <>
        {formatRate(count / found.aligned)}
        <span className="pl-1.5 text-small text-muted">{formatCount(count)}</span>
      </>
    ),
  };
  const broken = outcomeColumn("▼ Broken", ({ broken: count }) => count, "text-worse");
  if (narrow) return [step, pairs, broken];
  return [
    step,
    pairs,
    outcomeColumn("▲ Fixed", ({ fixed }) => fixed, "text-better"),
    broken,
    {
      key: "p",
      header: "p, broken",
      width: 90,
      align: "right",
      cell: ({ parting }) => {
        if (parting.adjusted === null) return <NotReported why="No pair is judged" />;
        const title = `Broken here ${parting.broken} of ${parting.judged}, elsewhere ${found.broken - parting.broken} of ${found.judged - parting.judged}; Fisher's exact mid-p ${formatP(parting.p ?? 1)}, adjusted over ${found.partings.length} places`;
        return (
          <span title={title} className={isTelling(parting) ? "font-strong" : "text-muted"}>
            {formatP(parting.adjusted)}
          </span>
        );
      },
    },
  ];
}

function outcomeColumn(
  header: string,
  count: (parting: Parting) => number,
  color: string,
): Column<PlacedParting> {
  return {
    key: header,
    header,
    width: 90,
    align: "right",
    cell: ({ parting }) => {
      if (parting.judged === 0) return <NotReported why="No pair that parts here is judged" />;
      const value = count(parting);
      return <span className={value > 0 ? color : "text-muted"}>{formatCount(value)}</span>;
    },
  };
}
