import type { ResultHealth } from "#contract/dataset-health.ts";
import type { MetricLook } from "#web/ui/format-metric.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ExampleLink } from "./example-link.tsx";

interface OutcomesSectionProps {
  readonly results: ResultHealth;
  readonly look: MetricLook;
}

/** Examples that tell no run from another. */
export function OutcomesSection({ results, look }: OutcomesSectionProps) {
  const { saturated, neverSolved, runs, metric } = results;
  if (!saturated || !neverSolved)
    return (
      <Section title="Always and never right">
        <p className="text-muted">{`${metric} has no range, so no value of it is full marks.`}</p>
      </Section>
    );
  const passes = look?.kind === "pass";
  return (
    <Section title="Always and never right">
      <p className="max-w-3xl pb-2 text-muted">
        {`Every run that tried them (of ${formatQuantity(runs.length, "run")}) came out alike on ${metric}: they cannot tell runs apart.`}
      </p>
      <div className="grid grid-cols-1 gap-x-8 gap-y-3 md:grid-cols-2">
        <OutcomeList title={passes ? "Always right" : "Always full marks"} list={saturated} />
        <OutcomeList title={passes ? "Never right" : "Always no marks"} list={neverSolved} />
      </div>
    </Section>
  );
}

interface OutcomeListProps {
  readonly title: string;
  readonly list: NonNullable<ResultHealth["saturated"]>;
}

function OutcomeList({ title, list: { count, examples } }: OutcomeListProps) {
  return (
    <details>
      <summary>
        {title} <strong>{formatCount(count)}</strong>
      </summary>
      {count === 0 && <p className="text-muted">None.</p>}
      <ul className="max-h-96 overflow-y-auto pt-1">
        {examples.map(({ id, input }) => (
          <li key={id} className="flex min-w-0 gap-3 border-b py-0.5">
            <span className="w-44 shrink-0">
              <ExampleLink id={id} />
            </span>
            <bdi className="min-w-0 truncate text-muted">{input}</bdi>
          </li>
        ))}
      </ul>
      {examples.length < count && (
        <p className="pt-1 text-muted">{`The first ${formatCount(examples.length)} are listed.`}</p>
      )}
    </details>
  );
}
