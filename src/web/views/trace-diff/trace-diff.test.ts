import { describe, expect, it } from "vitest";
import type { SpanKind, SpanSummary } from "#contract/span.ts";
import type { DiffRow, TraceDiff } from "#contract/trace-diff.ts";
import { aSpanSummary, aTraceSummary } from "#testing/a-trace.ts";
import { countsSentence, diffSentence } from "./diff-words.ts";
import { nextDifference, openedRow, shownRows } from "./shown-rows.ts";

function span(spanId: string, kind: SpanKind, more: Partial<SpanSummary> = {}): SpanSummary {
  return { ...aSpanSummary, spanId, name: spanId, kind, ...more };
}

function row(more: Partial<DiffRow>): DiffRow {
  return { a: null, b: null, depth: 0, change: "same", facets: [], end: 0, folded: 0, ...more };
}

function aDiff(rows: DiffRow[], divergence: TraceDiff["divergence"]): TraceDiff {
  return {
    a: aTraceSummary,
    b: aTraceSummary,
    rows,
    omitted: 0,
    divergence,
    firstDifference: divergence,
    counts: { same: 1, changed: 1, lost: 1, added: 0 },
  };
}

const root = row({ a: span("ask", "AGENT"), b: span("ask", "AGENT"), change: "changed" });
const lost = row({ a: span("search", "TOOL"), depth: 1, change: "lost" });
const same = row({ a: span("chat", "LLM"), b: span("chat2", "LLM"), depth: 1 });
const failed = row({
  a: span("pay", "TOOL", { status: "error" }),
  b: span("pay2", "TOOL"),
  depth: 1,
  change: "changed",
  facets: ["error", "status"],
});

describe("diffSentence", () => {
  it("says that only one did a step", () => {
    expect(diffSentence(aDiff([root, lost], { row: 1, facet: null }))).toBe(
      "They part at “search”: only A did this.",
    );
  });

  it("names the call that a model asked for", () => {
    const asked = row({ b: span("chat", "LLM"), depth: 1, change: "added" });
    const called = row({ b: span("refund", "TOOL"), depth: 1, change: "added" });
    expect(diffSentence(aDiff([root, asked, called], { row: 1, facet: null }))).toBe(
      "They part at “refund”: only B did this.",
    );
  });

  it("says which one failed", () => {
    expect(diffSentence(aDiff([root, failed], { row: 1, facet: "error" }))).toBe(
      "They part at “pay”: it failed in A and not in B.",
    );
  });

  it("names both models", () => {
    const models = row({
      a: span("chat", "LLM", { model: "m1" }),
      b: span("chat", "LLM", { model: "m2" }),
      facets: ["subject"],
      change: "changed",
    });
    expect(diffSentence(aDiff([models], { row: 0, facet: "subject" }))).toBe(
      "They part at “chat”: A asked m1, B asked m2.",
    );
  });

  it("says when the question was another one", () => {
    const asked = { ...aDiff([{ ...root, facets: ["input"] }, lost], { row: 1, facet: null }) };
    expect(diffSentence({ ...asked, firstDifference: { row: 0, facet: "input" } })).toBe(
      "Asked differently, they part at “search”: only A did this.",
    );
  });

  it("says that nothing differs", () => {
    expect(diffSentence(aDiff([same], null))).toBe("The two traces did the same, step by step.");
  });
});

describe("countsSentence", () => {
  it("counts steps and says what it leaves out", () => {
    expect(countsSentence(aDiff([root], null))).toBe(
      "1 step changed, 1 only in A, 0 only in B, 1 the same.",
    );
    expect(countsSentence({ ...aDiff([root], null), omitted: 3 })).toContain(
      "the last 3 rows are not shown",
    );
  });
});

describe("the rows in sight", () => {
  const diff = aDiff([root, same, lost, failed], { row: 2, facet: null });

  it("are those that differ, with the steps around them", () => {
    expect(shownRows(diff, false).map(({ at }) => at)).toEqual([0, 2, 3]);
    expect(shownRows(diff, true)).toHaveLength(4);
  });

  it("open where the traces part, or where the address says, by a span of either trace", () => {
    expect(openedRow(diff, undefined)).toBe(2);
    expect(openedRow(diff, "pay2")).toBe(3);
    expect(openedRow(diff, "unknown")).toBe(2);
  });

  it("lead from difference to difference and stay at the last", () => {
    const shown = shownRows(diff, true);
    expect(nextDifference(shown, 0, 1)).toBe(2);
    expect(nextDifference(shown, 2, 1)).toBe(3);
    expect(nextDifference(shown, 3, 1)).toBe(3);
    expect(nextDifference(shown, 3, -1)).toBe(2);
  });
});
