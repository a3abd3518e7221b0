import { expect, it } from "vitest";
import type { StepTotal } from "#analysis/trace/step-totals.ts";
import { criticalPath } from "#analysis/trace/critical-path.ts";
import { buildWaterfall } from "#analysis/trace/waterfall-columns.ts";
import { pictureOf } from "#testing/waterfall-source.ts";
import { stepsSentence } from "./steps-sentence.ts";

const step = (name: string, pathMs: number): StepTotal => ({
  name,
  kind: "LLM",
  count: 1,
  failed: 0,
  totalMs: pathMs,
  selfMs: pathMs,
  pathMs,
  tokens: Number.NaN,
  costUsd: Number.NaN,
  row: 0,
});
const pathOf = (durationMs: number | null, timing?: "synthetic") =>
  criticalPath(buildWaterfall(pictureOf([{ id: "r", parent: null, durationMs }]), timing));

it("names the two steps that took most of the path", () => {
  const steps = [step("retrieve", 100), step("chat", 800), step("", 100)];
  expect(stepsSentence(steps, pathOf(1000))).toBe(
    "Of 1.0 s on the critical path, 80.0 % went to “chat” and 10.0 % to “(no name)”.",
  );
  expect(stepsSentence([step("chat", 1000)], pathOf(1000))).toBe(
    "Of 1.0 s on the critical path, 100.0 % went to “chat”.",
  );
});

it("says why it knows nothing", () => {
  expect(stepsSentence([step("chat", Number.NaN)], pathOf(5, "synthetic"))).toMatch(/synthetic/);
  expect(stepsSentence([step("chat", 0)], pathOf(null))).toMatch(/No span reported/);
});
