import { useQuery } from "@tanstack/react-query";
import { listDatasets } from "#contract/datasets.ts";
import { getWeighted, type Weighted } from "#contract/embeddings/coverage.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatCount, formatPercentage } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { Figure } from "#web/ui/not-reported.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import type { CoveragePanelProps } from "./coverage-panel.tsx";
import { differenceText, limitSentence, weightedSentence } from "./coverage-words.ts";

type WeightedSectionProps = Omit<CoveragePanelProps, "chosen">;

/** What the difference of the two runs would be if the dataset asked what production asks. */
export function WeightedSection({ place, state, onChange }: WeightedSectionProps) {
  const { runs = [], metric, dataset, weigh } = state;
  const [a, b] = runs;
  return (
    <section>
      <h2 className="pb-1 text-body">Weighted by what users ask</h2>
      {a === undefined || b === undefined ? (
        <p className="text-muted">Colour by who wins of two runs to weigh their difference.</p>
      ) : (
        <>
          <WeighBy project={place.p} dataset={dataset} weigh={weigh} onChange={onChange} />
          <Weighing runs={[a, b]} input={{ ...place, runs: [a, b], metric, dataset, key: weigh }} />
        </>
      )}
    </section>
  );
}

interface WeighByProps extends Pick<WeightedSectionProps, "onChange"> {
  readonly project: string;
  readonly dataset: string | undefined;
  readonly weigh: string | undefined;
}

function WeighBy({ project, dataset, weigh, onChange }: WeighByProps) {
  const { data } = useQuery(queryFor(listDatasets, { p: project, limit: 500 }));
  const keys = new Set(
    (data?.items ?? [])
      .filter(({ name }) => dataset === undefined || name === dataset)
      .flatMap(({ metadataKeys }) => metadataKeys),
  );
  if (weigh !== undefined) keys.add(weigh);
  return (
    <NativeSelect
      label="By"
      labelShown
      className="pb-1"
      value={weigh ?? ""}
      options={[
        { value: "", label: "groups of near examples" },
        ...[...keys].map((key) => ({ value: key, label: key })),
      ]}
      onChange={(key) => onChange({ weigh: key || undefined }, { replace: true })}
    />
  );
}

interface WeighingProps {
  readonly runs: readonly [string, string];
  readonly input: Parameters<
    typeof queryFor<typeof getWeighted.input, typeof getWeighted.output>
  >[1];
}

function Weighing({ runs, input }: WeighingProps) {
  const { data, error, isPending, refetch } = useQuery(queryFor(getWeighted, input));
  if (error)
    return (
      <ProblemNote
        what="The runs could not be weighed"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (isPending) return <output className="block min-h-24 text-muted">Weighing…</output>;
  const { low, high, n } = data.weighted;
  const limit = limitSentence(data);
  return (
    <>
      <p className="[overflow-wrap:anywhere]">{weightedSentence(data, runs)}</p>
      <p className="pb-1 text-small text-muted">
        {low !== null &&
          high !== null &&
          `Likely ${differenceText(data, low)} to ${differenceText(data, high)}, `}
        {formatCount(n)} examples. {limit}
      </p>
      <StrataTable weighted={data} />
    </>
  );
}

function StrataTable({ weighted }: { readonly weighted: Weighted }) {
  return (
    <SimpleTable
      label="Groups and their weights"
      className="text-small"
      head={
        <>
          <HeadCell>group</HeadCell>
          <HeadCell numeric>users %</HeadCell>
          <HeadCell numeric>examples %</HeadCell>
          <HeadCell numeric>difference</HeadCell>
        </>
      }
    >
      {weighted.strata.map((stratum, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two groups may have the same words
        <tr key={at}>
          <Cell className="[overflow-wrap:anywhere]">{stratum.label}</Cell>
          <Cell numeric>{formatPercentage(stratum.weight)}</Cell>
          <Cell numeric title={`${formatCount(stratum.n)} examples`}>
            {formatPercentage(stratum.ofExamples)}
          </Cell>
          <Cell numeric>
            <Figure
              value={stratum.value}
              format={(value) => differenceText(weighted, value).replace(" points", "")}
              missing="Fewer than two compared examples"
            />
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}
