import { expect, it } from "vitest";
import { metricValue } from "./metric-values.ts";

const moments = {
  version: "v1",
  dataset: "d",
  metric: "m",
  n: 10,
  mean: 0.8,
  variance: (0.16 * 10) / 9,
  results: 1,
  between: 0,
  runs: ["r"],
  models: [],
};
const metric = {
  name: "m",
  kind: "pass" as const,
  direction: "up" as const,
  margin: 0.05,
  range: null,
  unit: null,
  description: null,
};

it("gives a pass rate of single results Wilson's interval", () => {
  const value = metricValue(moments, metric);
  expect(value).toMatchObject({ value: 0.8, n: 10, method: "wilson" });
  // Wilson's interval of 8 of 10.
  expect(value.low).toBeCloseTo(0.4901625, 6);
  expect(value.high).toBeCloseTo(0.9433178, 6);
});

it("takes t over examples for repetitions and scores", () => {
  const repeated = metricValue({ ...moments, results: 3, between: 4 }, metric);
  expect(repeated).toMatchObject({ method: "t", high: 1 });
  // 0.8 - 2.262157 * sqrt(0.177778 / 10)
  expect(repeated.low).toBeCloseTo(0.498379, 5);
  const score = metricValue(moments, { ...metric, kind: "score", range: [0, 2] });
  expect(score.high).toBeCloseTo(1.101621, 5);
});

it("gives none where examples do not vary or are too few", () => {
  const none = { low: null, high: null, method: null };
  const score = { ...metric, kind: "score" as const };
  expect(metricValue({ ...moments, variance: 0 }, score)).toMatchObject(none);
  expect(metricValue({ ...moments, n: 1, variance: null }, score)).toMatchObject(none);
});
