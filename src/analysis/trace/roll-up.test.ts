import { describe, expect, it } from "vitest";
import { rollUp, type RollUpSpan } from "./roll-up.ts";
import { noUsage, type Usage } from "./usage.ts";

function span(spanId: string, parentSpanId: string, more: Partial<RollUpSpan> = {}): RollUpSpan {
  return {
    spanId,
    parentSpanId,
    name: spanId,
    kind: "CHAIN",
    status: "unset",
    startNs: 1_000_000n,
    endNs: 3_000_000n,
    running: false,
    timing: "real",
    tokens: noUsage,
    costUsd: null,
    ...more,
  };
}

function usage(prompt: number, completion: number): Usage {
  return { ...noUsage, prompt, completion, total: prompt + completion };
}

describe("rollUp tokens and cost", () => {
  it("counts the deepest reports, not the wrappers that repeat them", () => {
    const trace = rollUp([
      span("agent", "", { tokens: usage(30, 3), costUsd: 9 }),
      span("one", "agent", { kind: "LLM", tokens: usage(10, 1), costUsd: 1 }),
      span("two", "agent", { kind: "LLM", tokens: usage(20, 2) }),
      span("http", "two"),
    ]);
    expect(trace.tokens).toEqual(usage(30, 3));
    expect(trace).toMatchObject({ costUsd: 1, unpricedCalls: 1, llmCalls: 2, unreportedCalls: 0 });
  });

  it("counts a call that two instrumentations report, nested, once", () => {
    const trace = rollUp([
      span("outer", "", { kind: "LLM", tokens: usage(5, 5) }),
      span("inner", "outer", { kind: "LLM", tokens: usage(5, 5) }),
    ]);
    expect(trace).toMatchObject({ tokens: usage(5, 5), llmCalls: 1 });
  });

  it("does not miss usage that only the wrapper of a call reports", () => {
    const trace = rollUp([
      span("outer", "", { kind: "LLM", tokens: usage(5, 5) }),
      span("inner", "outer", { kind: "LLM" }),
    ]);
    expect(trace).toMatchObject({ tokens: usage(5, 5), unreportedCalls: 0 });
  });

  it("tells not reported from zero", () => {
    expect(rollUp([span("a", "", { kind: "LLM" })])).toMatchObject({
      tokens: noUsage,
      costUsd: null,
      unreportedCalls: 1,
    });
    expect(rollUp([span("a", "", { tokens: usage(0, 0) })]).tokens).toEqual(usage(0, 0));
  });
});

describe("rollUp errors", () => {
  it("names the deepest errors as causes, the earliest end first", () => {
    const trace = rollUp([
      span("root", "", { status: "error" }),
      span("late", "root", { status: "error", endNs: 9n }),
      span("middle", "root", { status: "error" }),
      span("early", "middle", { status: "error", endNs: 5n }),
    ]);
    expect(trace).toMatchObject({ causes: ["early", "late"], errorCount: 4, status: "error" });
    expect(trace.recovered).toBe(false);
  });

  it("calls a trace recovered when its root did not fail", () => {
    const spans = [span("root", "", { status: "ok" }), span("try", "root", { status: "error" })];
    expect(rollUp(spans)).toMatchObject({ recovered: true, status: "ok" });
  });

  it("knows no success without a root", () => {
    const orphan = span("a", "gone", { status: "ok" });
    expect(rollUp([orphan])).toMatchObject({ status: "unset", recovered: false, name: null });
    expect(rollUp([orphan, span("b", "gone", { status: "error" })]).status).toBe("error");
    expect(rollUp([orphan, span("b", "a", { status: "error" })]).status).toBe("unset");
  });
});

describe("rollUp extent", () => {
  it("measures the roots, not a child with a skewed clock", () => {
    const spans = [span("root", ""), span("remote", "root", { startNs: 0n, endNs: 1n })];
    expect(rollUp(spans)).toMatchObject({ startNs: 1_000_000n, durationMs: 2 });
  });

  it("reaches from the first root to the last", () => {
    const spans = [span("a", ""), span("b", "", { startNs: 5_000_000n, endNs: 7_000_000n })];
    expect(rollUp(spans)).toMatchObject({ roots: ["a", "b"], durationMs: 6 });
  });

  it("has no duration while running, with synthetic times, or without spans", () => {
    expect(rollUp([span("a", "", { running: true })]).durationMs).toBeNull();
    expect(rollUp([span("a", "", { timing: "synthetic" })]).durationMs).toBeNull();
    expect(rollUp([])).toMatchObject({ durationMs: null, spanCount: 0, status: "unset" });
  });

  it("measures the top level of a trace without a root, and names orphans and rings", () => {
    const trace = rollUp([span("o", "gone"), span("p", "q"), span("q", "p"), span("c", "p")]);
    expect(trace).toMatchObject({ orphans: ["o"], cyclic: ["p", "q"], roots: [], durationMs: 2 });
  });

  it("survives a chain of 20,000 spans", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      span(`s${index}`, index === 0 ? "" : `s${index - 1}`, { tokens: usage(1, 1) }),
    );
    expect(rollUp(chain).tokens).toEqual(usage(1, 1));
  });
});
