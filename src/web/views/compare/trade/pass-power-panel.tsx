import { PassPowerChart } from "#web/charts/pass-power/pass-power-chart.tsx";
import { passPowerLines } from "#web/data/pass-power-lines.ts";
import { Section } from "#web/ui/page.tsx";
import type { CompareView } from "../compare-view.ts";

/** How the chance that all of k repetitions pass falls with k; nothing where no run has repetitions. */
export function PassPowerPanel({ view: { comparison, metric } }: { view: CompareView }) {
  const lines = passPowerLines(comparison, metric.name);
  if (lines.length === 0) return null;
  return (
    <Section title={`All of k repetitions pass, by ${metric.label}`}>
      <PassPowerChart lines={lines} />
    </Section>
  );
}
