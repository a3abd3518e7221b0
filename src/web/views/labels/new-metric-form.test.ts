import { expect, it } from "vitest";
import { emptyMetric, readMetric } from "./new-metric-form.ts";

const none = new Set<string>();

it("makes a metric record of what was typed", () => {
  expect(readMetric({ ...emptyMetric, name: " polite ", description: "Says hello" }, none)).toEqual(
    {
      metric: {
        type: "metric",
        name: "polite",
        kind: "pass",
        direction: "up",
        description: "Says hello",
      },
    },
  );
  expect(
    readMetric({ ...emptyMetric, name: "stars", kind: "score", low: "1", high: "5" }, none),
  ).toMatchObject({ metric: { kind: "score", range: [1, 5] } });
});

it("names what is wrong with each field", () => {
  expect(readMetric(emptyMetric, none)).toHaveProperty("faults.name");
  expect(readMetric({ ...emptyMetric, name: "helpful" }, new Set(["helpful"]))).toEqual({
    faults: { name: "There is already a metric of this name" },
  });
  expect(
    readMetric({ ...emptyMetric, name: "s", kind: "score", low: "5", high: "1" }, none),
  ).toEqual({ faults: { high: "More than the lowest" } });
  expect(
    readMetric({ ...emptyMetric, name: "s", kind: "score", low: "", high: "x" }, none),
  ).toHaveProperty("faults.low");
  // The range of another kind is not asked for, and not looked at.
  expect(readMetric({ ...emptyMetric, name: "s", kind: "label", low: "" }, none)).toHaveProperty(
    "metric",
  );
});
