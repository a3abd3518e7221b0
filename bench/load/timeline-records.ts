import { seeded } from "./words.ts";

interface Size {
  readonly runs: number;
  readonly metrics: number;
  readonly examples: number;
}

/** Runs of one experiment, one every six hours, by eight models; every fourth metric falls in the middle. */
export function* timelineRecords({ runs, metrics, examples }: Size): Generator<object> {
  const random = seeded(11);
  const names = Array.from({ length: metrics }, (_, at) => `metric-${at}`);
  for (const [at, name] of names.entries())
    yield { type: "metric", name, kind: at % 2 === 0 ? "score" : "pass", direction: "up" };
  for (let at = 0; at < examples; at++)
    yield {
      type: "example",
      dataset: "d",
      id: `x${at}`,
      input: `Question ${at}?`,
      metadata: { topic: `topic ${at % 5}` },
    };
  for (let at = 0; at < runs; at++) {
    const run = `run-${at}`;
    yield {
      type: "run",
      id: run,
      experiment: "nightly",
      dataset: "d",
      model: `model-${at % 8}`,
      promptVersion: { prompt: "p", version: at < runs / 2 ? "1" : "2" },
      startedAt: new Date(Date.UTC(2026, 0, 1) + at * 6 * 3_600_000).toISOString(),
      metadata: { build: `1.${at}` },
    };
    for (let example = 0; example < examples; example++)
      yield {
        type: "result",
        run,
        example: `x${example}`,
        output: "o",
        latencyMs: 200 + random() * 200,
        costUsd: 0.01 + random() * 0.01,
        scores: Object.fromEntries(
          names.map((name, metric) => {
            const rate = metric % 4 === 3 && at >= runs / 2 ? 0.6 : 0.8;
            return [name, metric % 2 === 0 ? rate - 0.2 + random() * 0.4 : random() < rate];
          }),
        ),
      };
  }
}

/** A history of totals: one metric, a run an hour, by eight models in turn. */
export function* longHistory(runs: number): Generator<object> {
  const random = seeded(12);
  yield { type: "metric", name: "score", kind: "pass", direction: "up" };
  for (let at = 0; at < runs; at++) {
    const run = `run-${at}`;
    yield {
      type: "run",
      id: run,
      model: `model-${at % 8}`,
      startedAt: new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString(),
    };
    yield {
      type: "score",
      target: { run },
      metric: "score",
      value: 0.5 + (at % 8) * 0.04 + random() * 0.05,
      n: 200,
    };
  }
}
