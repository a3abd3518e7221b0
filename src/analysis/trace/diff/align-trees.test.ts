import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignTrees, type AlignedRow } from "./align-trees.ts";
import type { Step, StepTree } from "./step.ts";

interface Node {
  readonly step: Step;
  readonly children: readonly Node[];
}

function step(kind: string, name: string, more: Partial<Step> = {}): Step {
  const texts = { subject: "", input: "", output: "", error: "" };
  return { name, kind, status: "ok", words: new Set(), ...texts, ...more };
}

function node(kind: string, name: string, more: Partial<Step> = {}, ...children: Node[]): Node {
  return { step: step(kind, name, more), children };
}

const tool = (name: string, more: Partial<Step> = {}): Node =>
  node("TOOL", name, { subject: name, ...more });
const model = (output: string): Node => node("LLM", "chat", { output });

/** One step after the other. */
function treeOf(...roots: Node[]): StepTree {
  const steps: Step[] = [];
  const end: number[] = [];
  const add = ({ step: own, children }: Node): void => {
    const place = steps.push(own) - 1;
    for (const child of children) add(child);
    end[place] = steps.length;
  };
  for (const root of roots) add(root);
  return {
    steps,
    end: Uint32Array.from(end),
    startMs: Float64Array.from(steps, (_, at) => at),
  };
}

function words(rows: readonly AlignedRow[], a: StepTree, b: StepTree): string[] {
  return rows.map(
    (row) =>
      `${" ".repeat(row.depth)}${(row.a < 0 ? b.steps[row.b] : a.steps[row.a])?.name} ${row.change}`,
  );
}

describe("alignTrees", () => {
  it("finds equal traces the same", () => {
    const tree = treeOf(node("AGENT", "ask", {}, model("x"), tool("search"), model("y")));
    const { rows, divergence } = alignTrees(tree, tree);
    expect(rows.every(({ change }) => change === "same")).toBe(true);
    expect(divergence).toBeNull();
  });

  it("shows a loop with one turn more as one turn more, where it was", () => {
    const turn = (text: string): Node => node("CHAIN", "turn", { input: text, output: text });
    const a = treeOf(node("AGENT", "ask", {}, turn("1"), turn("2"), turn("4"), turn("5")));
    const b = treeOf(
      node("AGENT", "ask", {}, turn("1"), turn("2"), turn("3"), turn("4"), turn("5")),
    );
    const { rows, divergence } = alignTrees(a, b);
    expect(words(rows, a, b)).toEqual([
      "ask changed",
      " turn same",
      " turn same",
      " turn added",
      " turn same",
      " turn same",
    ]);
    expect(divergence).toEqual({ row: 3, facet: null });
  });

  it("pairs turns of other words by the words they share", () => {
    const turn = (text: string): Node =>
      node("CHAIN", "turn", {
        input: text,
        words: new Set(Array.from(text, (letter) => letter.charCodeAt(0))),
      });
    const a = treeOf(turn("abcd"), turn("efgh"));
    const b = treeOf(turn("xyz"), turn("abce"), turn("efgi"));
    const { rows } = alignTrees(a, b);
    expect(rows.map((row) => [row.a, row.b])).toEqual([
      [-1, 0],
      [0, 1],
      [1, 2],
    ]);
  });

  it("never pairs calls of different tools", () => {
    const a = treeOf(node("AGENT", "ask", {}, tool("search")));
    const b = treeOf(node("AGENT", "ask", {}, tool("refund")));
    const { rows, divergence } = alignTrees(a, b);
    expect(words(rows, a, b)).toEqual(["ask changed", " search lost", " refund added"]);
    expect(divergence).toEqual({ row: 1, facet: null });
  });

  it("pairs steps that began in the same millisecond, in whatever order they came", () => {
    const calls = [tool("look up"), tool("refund"), model("x")];
    const atOnce = (...children: Node[]): StepTree => ({
      ...treeOf(node("AGENT", "ask", {}, ...children)),
      startMs: new Float64Array(children.length + 1),
    });
    const { divergence } = alignTrees(atOnce(...calls), atOnce(...calls.toReversed()));
    expect(divergence).toBeNull();
  });

  it("pairs the same call of another model and says so", () => {
    const a = treeOf(node("LLM", "chat a", { subject: "a" }));
    const b = treeOf(node("LLM", "chat b", { subject: "b" }));
    const { rows } = alignTrees(a, b);
    expect(rows).toMatchObject([{ a: 0, b: 0, change: "changed", facets: ["name", "subject"] }]);
  });

  it("parts where the first step came out differently, not at the step around it", () => {
    const run = (answer: string, args: string, end: string): StepTree =>
      treeOf(
        node(
          "AGENT",
          "ask",
          { input: "q", output: end },
          model(answer),
          tool("search", { input: args }),
        ),
      );
    const { rows, divergence, firstDifference } = alignTrees(
      run("s1", "1", "yes"),
      run("s2", "2", "no"),
    );
    expect(rows.map(({ facets }) => facets)).toEqual([["output"], ["output"], ["input"]]);
    expect(firstDifference).toEqual({ row: 1, facet: "output" });
    expect(divergence).toEqual({ row: 2, facet: "input" });
  });

  it("parts at the question before anything below it", () => {
    const run = (question: string): StepTree =>
      treeOf(node("AGENT", "ask", { input: question }, model(question)));
    expect(alignTrees(run("q1"), run("q2")).divergence).toEqual({ row: 0, facet: "input" });
  });

  it("stands depth and width", () => {
    const deep = 20_000;
    const steps = Array.from({ length: deep }, () => step("CHAIN", "level"));
    const end = new Uint32Array(deep).fill(deep);
    const startMs = new Float64Array(deep);
    const tree = { steps, end, startMs };
    expect(alignTrees(tree, tree).rows).toHaveLength(deep);
    const wide = (count: number, gone: number): StepTree =>
      treeOf(
        ...Array.from({ length: count }, (_, at) =>
          tool(`t${at % 7}`, { input: String(at) }),
        ).filter((_, at) => at !== gone),
      );
    const { rows } = alignTrees(wide(50_000, 10), wide(50_000, -1));
    expect(rows.filter(({ change }) => change !== "same")).toMatchObject([
      { change: "added", b: 10 },
    ]);
  });
});

const anyTree = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    step: fc
      .record({
        kind: fc.constantFrom("LLM", "TOOL", "CHAIN"),
        name: fc.constantFrom("a", "b", "c"),
        input: fc.constantFrom("", "1", "2"),
      })
      .map(({ kind, name, input }) => step(kind, name, { input })),
    children: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant([]),
      fc.array(tie("node"), { maxLength: 4 }),
    ),
  }),
})).node;
const anyTrace = fc.array(anyTree, { maxLength: 3 }).map((roots) => treeOf(...roots));

describe("alignTrees, whatever the traces", () => {
  it("shows every step of both exactly once, parents before children", () => {
    fc.assert(
      fc.property(anyTrace, anyTrace, (a, b) => {
        const { rows } = alignTrees(a, b);
        const placesOf = (side: "a" | "b") => rows.map((row) => row[side]).filter((at) => at >= 0);
        expect(placesOf("a")).toEqual(a.steps.map((_, at) => at));
        expect(placesOf("b")).toEqual(b.steps.map((_, at) => at));
        for (const [at, row] of rows.entries())
          expect(rows.slice(at + 1, row.end).every(({ depth }) => depth > row.depth)).toBe(true);
      }),
    );
  });

  it("parts where something differs, and only then", () => {
    fc.assert(
      fc.property(anyTrace, anyTrace, (a, b) => {
        const { rows, divergence } = alignTrees(a, b);
        const differs = rows.some(({ change }) => change !== "same");
        expect(divergence !== null).toBe(differs);
        expect(rows[divergence?.row ?? -1]?.change).not.toBe("same");
      }),
    );
  });

  it("loses one way what it adds the other way", () => {
    fc.assert(
      fc.property(anyTrace, anyTrace, (a, b) => {
        const count = (rows: readonly AlignedRow[], wanted: string) =>
          rows.filter(({ change }) => change === wanted).length;
        const there = alignTrees(a, b).rows;
        const back = alignTrees(b, a).rows;
        expect(count(there, "lost") - count(there, "added")).toBe(
          count(back, "added") - count(back, "lost"),
        );
      }),
    );
  });
});
