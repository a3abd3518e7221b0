import { expect, it } from "vitest";
import type { SpanKind, SpanSummary } from "#contract/span.ts";
import { aSpanSummary, aTraceSummary } from "#testing/a-trace.ts";
import { columnsOf } from "#testing/columns-of.ts";
import { agentSteps, toolSpansAfter } from "./agent-steps.ts";

const id = (place: number): string => String(place).padStart(16, "0");

/** Spans in depth-first order: `[kind, parent, start]`, parents by place from 1. */
function trace(...rows: readonly (readonly [SpanKind, number, number])[]) {
  const spans = rows.map(([kind, parent, start], at): SpanSummary => ({
    ...aSpanSummary,
    kind,
    name: `${kind} ${at + 1}`,
    spanId: id(at + 1),
    parentSpanId: parent === 0 ? null : id(parent),
    startNs: String(start),
  }));
  return columnsOf(aTraceSummary, spans);
}

const columns = trace(
  ["AGENT", 0, 1],
  ["CHAIN", 1, 50],
  ["LLM", 2, 60],
  ["TOOL", 2, 70],
  ["EMBEDDING", 4, 71],
  ["TOOL", 2, 80],
  ["LLM", 2, 90],
  ["TOOL", 2, 95],
  ["AGENT", 1, 20],
  ["LLM", 9, 21],
  ["CHAIN", 1, 99],
);

it("lists what an agent did in the order of time, looking through chains and not into its tools", () => {
  const { steps, more } = agentSteps(columns, id(1), 50);
  expect(steps.map(({ span, below }) => [span.name, below])).toEqual([
    ["AGENT 9", 1],
    ["LLM 3", 0],
    ["TOOL 4", 1],
    ["TOOL 6", 0],
    ["LLM 7", 0],
    ["TOOL 8", 0],
    ["CHAIN 11", 0],
  ]);
  expect(more).toBe(0);
  expect(agentSteps(columns, id(1), 2)).toMatchObject({ more: 5 });
  expect(agentSteps(columns, id(99), 2)).toEqual({ steps: [], more: 0 });
});

it("finds the tools that ran a call: those up to the next call, below the same parent", () => {
  const names = (span: number) => toolSpansAfter(columns, id(span), 9).map(({ name }) => name);
  expect(names(3)).toEqual(["TOOL 4", "TOOL 6"]);
  expect(names(7)).toEqual(["TOOL 8"]);
  expect(names(10)).toEqual([]);
});
