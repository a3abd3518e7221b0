import { describe, expect, it } from "vitest";
import type { SpanSummary } from "#contract/span.ts";
import type { TraceSummary } from "#contract/traces.ts";
import { aSpanSummary, aTraceSummary } from "#testing/a-trace.ts";
import { columnsOf } from "#testing/columns-of.ts";
import { answersOf } from "./trace-answers.ts";

/** The id of a name: its characters as hex. */
function idOf(name: string): string {
  return Array.from(name, (character) => character.charCodeAt(0).toString(16))
    .join("")
    .padEnd(16, "0");
}

function span(name: string, more: Partial<SpanSummary> = {}): SpanSummary {
  const { parentSpanId = null } = more;
  return {
    ...aSpanSummary,
    ...more,
    spanId: idOf(name),
    name,
    parentSpanId: parentSpanId && idOf(parentSpanId),
  };
}

function sentences(about: Partial<TraceSummary>, spans: readonly SpanSummary[]): string[] {
  return answersOf(columnsOf({ ...aTraceSummary, ...about }, spans)).map(
    ({ before, span: named, after }) => `${before}${named ? `[${named.name}]` : ""}${after}`,
  );
}

const failing = span("tool", {
  parentSpanId: "root",
  kind: "TOOL",
  status: "error",
  cause: true,
  errorMessage: "customer not found\n  at line 3",
});

describe("answersOf", () => {
  it("says why a trace failed and where", () => {
    expect(sentences({ status: "error" }, [span("root", { status: "error" }), failing])).toEqual([
      "Failed because: [tool] said “customer not found” (span 2 of 2).",
    ]);
  });

  it("counts failures of their own, and takes silence for what it is", () => {
    const silent = span("x", { status: "error", cause: true });
    expect(sentences({ status: "error", errorSpanId: idOf("x") }, [failing, silent])).toEqual([
      "Failed because: [x] failed and gave no message (span 2 of 2); 1 more failed on their own.",
    ]);
    expect(sentences({ status: "error" }, [span("root")])).toEqual(["Failed without saying why."]);
  });

  it("tells a recovery from a failure", () => {
    expect(sentences({ recovered: true }, [span("root"), failing])[0]).toBe(
      "Recovered: [tool] said “customer not found” (span 2 of 2). The trace went on and did not fail.",
    );
  });

  it("names the longest step of a trace that went well", () => {
    const spans = [
      span("root", { durationMs: 3410 }),
      span("a", { parentSpanId: "root", durationMs: 1200 }),
    ];
    expect(sentences({}, spans)).toEqual([
      "Succeeded in 3.4 s. The longest step was [a] with 1.2 s.",
    ]);
    const outlives = [spans[0]!, span("a", { parentSpanId: "root", durationMs: 9000 })];
    expect(sentences({ status: "unset" }, outlives)).toEqual([
      "Finished in 3.4 s, but [a] took 9.0 s.",
    ]);
  });

  it("warns of what the figures leave out", () => {
    const about = { timing: "synthetic" as const, unpricedCalls: 1, unreportedCalls: 2 };
    expect(sentences(about, [span("a", { orphan: true }), span("b", { cyclic: true })])).toEqual([
      "Order only: these times are synthetic, bars show the order of steps.",
      "1 span has lost its parent: it was never received.",
      "1 span is its own ancestor; shown at top level.",
      "1 call has no known price and is not in the cost.",
      "2 model calls reported no tokens.",
    ]);
  });

  it("says that a trace still runs", () => {
    expect(sentences({ running: true }, [span("a", { running: true })])).toEqual([
      "Still running: 1 span not ended yet.",
    ]);
  });
});
