import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { compareLink } from "#contract/links/compare-link.ts";
import { getPromptMetrics, type PromptMetricValue, type PromptVersion } from "#contract/prompts.ts";
import { IntervalChart } from "#web/charts/intervals/interval-chart.tsx";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatMetricValue, type MetricLook } from "#web/ui/format-metric.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { MetricTable } from "./metric-table.tsx";
import { chosenSeries, pointOf, seriesOf, valuesInOrder, type Series } from "./metric-series.ts";

interface PromptMetricsProps {
  readonly project: string;
  readonly prompt: string;
  /** The oldest first. */
  readonly versions: readonly PromptVersion[];
  readonly shown: string;
  readonly against: string | undefined;
  readonly chosen: { readonly metric?: string | undefined; readonly dataset?: string | undefined };
  readonly onChosen: (series: Series) => void;
  readonly onVersion: (version: string) => void;
}

/** How the versions did: one metric over one dataset at a time. */
export function PromptMetrics(props: PromptMetricsProps) {
  const { project, prompt, chosen } = props;
  const { data, error, refetch } = useQuery(
    queryFor(getPromptMetrics, { p: project, name: prompt }),
  );
  const all = data ? seriesOf(data.values) : [];
  const series = chosenSeries(all, chosen);
  const look = data?.metrics.find(({ name }) => name === series?.metric);
  return (
    <Section
      title="How the versions did"
      actions={series && <SeriesChoice all={all} series={series} onChosen={props.onChosen} />}
    >
      {error && (
        <ProblemNote
          what="The metrics could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={6} label="Loading metrics" />}
      {data && !series && (
        <p className="text-muted">
          No run of this prompt has scored results over a dataset yet. A run names the version it
          used, and its results carry scores.
        </p>
      )}
      {data && series && <SeriesView {...props} series={series} look={look} values={data.values} />}
    </Section>
  );
}

interface SeriesChoiceProps {
  readonly all: readonly Series[];
  readonly series: Series;
  readonly onChosen: (series: Series) => void;
}

function SeriesChoice({ all, series, onChosen }: SeriesChoiceProps) {
  return (
    <NativeSelect
      label="Metric and dataset"
      value={JSON.stringify(series)}
      options={all.map((each) => ({
        value: JSON.stringify(each),
        label: `${each.metric} over ${each.dataset}`,
      }))}
      onChange={(next) => {
        const picked = all.find((each) => JSON.stringify(each) === next);
        if (picked) onChosen(picked);
      }}
    />
  );
}

interface SeriesViewProps extends PromptMetricsProps {
  readonly series: Series;
  readonly look: MetricLook;
  readonly values: readonly PromptMetricValue[];
}

function SeriesView(props: SeriesViewProps) {
  const { project, versions, shown, against, series, look, values, onVersion } = props;
  const ordered = valuesInOrder(values, series, versions);
  const chosen = new Set([shown, ...(against === undefined ? [] : [against])]);
  const pair = [against, shown].flatMap(
    (version) => ordered.find((value) => value.version === version)?.runs.at(-1) ?? [],
  );
  return (
    <>
      <IntervalChart
        label={`${series.metric} over ${series.dataset} by version: ${ordered
          .map(({ version, value }) => `${version} ${formatMetricValue(look, value)}`)
          .join(", ")
          .slice(0, 600)}`}
        points={ordered.map((value) => pointOf(value, look))}
        format={(value) => formatMetricValue(look, value)}
        chosen={chosen}
        onPicked={onVersion}
      />
      <MetricTable project={project} values={ordered} look={look} chosen={chosen} />
      {pair.length === 2 && (
        <p className="pt-2">
          <Link
            to="/p/$project/compare"
            params={{ project }}
            search={compareLink.write({ runs: pair, metric: series.metric })}
            className="link"
          >{`Compare ${shown} with ${against} example by example`}</Link>
        </p>
      )}
    </>
  );
}
