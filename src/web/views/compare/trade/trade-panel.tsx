import { lazy, Suspense } from "react";
import { figureNames } from "#contract/compare.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { Section } from "#web/ui/page.tsx";
import { runAppearance } from "#web/ui/run-appearance.ts";
import { Skeleton } from "#web/ui/skeleton.tsx";
import type { CompareView } from "../compare-view.ts";
import { figures } from "../metric-choice.ts";
import { standingWords, tradePoints, whisker } from "./trade-points.ts";
import { TradeTable } from "./trade-table.tsx";

const TradeChart = lazy(async () => ({
  default: (await import("#web/charts/trade/trade-chart.tsx")).TradeChart,
}));

const words = { latencyMs: "latency", costUsd: "cost", totalTokens: "tokens" };

/** What quality costs: each run with its uncertainty both ways. */
export function TradePanel({ view }: { view: CompareView }) {
  const { comparison, index, choices, metric, state, setState } = view;
  const quality = metric.isFigure ? choices.find(({ isFigure }) => !isFigure) : metric;
  const reported = figureNames.filter((name) => choices.some((choice) => choice.name === name));
  const first = reported.includes("costUsd") ? "costUsd" : reported[0];
  const price = reported.find((name) => name === state.price) ?? first;
  if (!quality) return null;
  if (price === undefined)
    return (
      <Section title="Quality against cost">
        <p className="text-muted">
          {"No run reports cost, latency or tokens. Send "}
          <code className="font-mono">costUsd</code>, <code className="font-mono">latencyMs</code>
          {" or "}
          <code className="font-mono">tokens</code> with the results.
        </p>
      </Section>
    );
  const points = tradePoints(comparison, index, quality, price);
  const missing = comparison.runs.length - points.length;
  const format = figures[price].format;
  const title = (point: (typeof points)[number]) =>
    `${point.name}: ${quality.format(point.gain.value)} ${quality.label}, ${format(point.price.value)} ${words[price]}; ${standingWords[point.standing]}`;
  return (
    <Section
      title={`${quality.label} against ${words[price]} per example`}
      actions={
        reported.length > 1 && (
          <NativeSelect
            label="Against"
            value={price}
            options={reported.map((name) => ({ value: name, label: words[name] }))}
            onChange={(value) =>
              setState({ price: figureNames.find((name) => name === value) }, { replace: true })
            }
          />
        )
      }
    >
      <Suspense fallback={<Skeleton className="h-[220px] w-full" />}>
        <TradeChart
          label={points.map(title).join(". ")}
          dots={points.map((point) => {
            const { letter, color } = runAppearance(point.place);
            return {
              run: point.run,
              letter,
              color,
              x: point.price.value,
              y: point.gain.value,
              xWhisker: whisker(point.price),
              yWhisker: whisker(point.gain),
              onFront: point.standing === "front",
              title: title(point),
            };
          })}
          formatX={format}
          formatY={quality.format}
          onOpen={(run) => run !== comparison.baseline && setState({ run })}
        />
      </Suspense>
      <p className="text-small text-muted">
        {"Filled: no other run is as good for less."}
        {points.some(({ standing }) => standing === "not_clearly") &&
          " Hollow may be as good: the intervals overlap."}
        {missing > 0 && ` ${missing} without a value not shown.`}
      </p>
      <TradeTable view={view} quality={quality} />
    </Section>
  );
}
