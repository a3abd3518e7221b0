import { expect, it } from "vitest";
import { chosenSeries, pointOf, seriesOf, valuesInOrder } from "./metric-series.ts";

const value = (version: string, metric: string, dataset: string) => ({
  version,
  metric,
  dataset,
  value: 0.8,
  low: 0.4902,
  high: 0.9433,
  method: "wilson" as const,
  n: 10,
  runs: ["r"],
  models: [],
});
const values = [
  value("v2", "ok", "d"),
  value("v1", "ok", "d"),
  value("v1", "ok", "other"),
  value("unsent", "ok", "d"),
];

it("never mixes datasets, and shows what most versions have", () => {
  const series = seriesOf(values);
  expect(series).toEqual([
    { metric: "ok", dataset: "d" },
    { metric: "ok", dataset: "other" },
  ]);
  expect(chosenSeries(series, {})?.dataset).toBe("d");
  expect(chosenSeries(series, { dataset: "other" })?.dataset).toBe("other");
  expect(chosenSeries(series, { metric: "gone" })?.dataset).toBe("d");
  expect(chosenSeries([], {})).toBeUndefined();
});

it("keeps the order of the versions", () => {
  const versions = [{ version: "v1" }, { version: "v2" }, { version: "v3" }];
  const ordered = valuesInOrder(values, { metric: "ok", dataset: "d" }, versions);
  expect(ordered.map(({ version }) => version)).toEqual(["v1", "v2", "unsent"]);
});

it("says a point in words", () => {
  const look = { kind: "pass" as const, unit: null };
  expect(pointOf(values[0]!, look).note).toBe(
    "80.0 %, likely 49.0 % to 94.3 %, 10 examples, 1 run",
  );
  expect(pointOf({ ...values[0]!, low: null, high: null }, look).note).toBe(
    "80.0 %, 10 examples, 1 run",
  );
});
