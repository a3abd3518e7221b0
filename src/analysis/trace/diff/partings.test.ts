import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupPartings, partingOf, type PartedPair, type PartingPlace } from "./partings.ts";
import type { Step, StepTree } from "./step.ts";

function tree(
  ...steps: (readonly [depth: number, name: string, more?: Partial<Step>])[]
): StepTree {
  const end = steps.map(([depth], at) => {
    const next = steps.findIndex(([other], later) => later > at && other <= depth);
    return next < 0 ? steps.length : next;
  });
  return {
    steps: steps.map(([, name, more]) => ({
      name,
      kind: "TOOL",
      status: "ok",
      subject: name,
      input: "",
      output: "",
      error: "",
      words: new Set(),
      ...more,
    })),
    end: Uint32Array.from(end),
    startMs: Float64Array.from(steps, (_, at) => at),
  };
}

describe("where two traces part", () => {
  it("is told by the steps above it", () => {
    const a = tree([0, "agent"], [1, "plan"], [2, "look up"], [1, "search", { input: "1" }]);
    const b = tree([0, "agent"], [1, "plan"], [2, "look up"], [1, "search", { input: "2" }]);
    expect(partingOf(a, b)).toEqual({
      path: ["agent", "search"],
      kind: "TOOL",
      change: "changed",
      facet: "input",
    });
    expect(partingOf(a, a)).toBeNull();
  });

  it("is told apart by who did it alone", () => {
    const a = tree([0, "agent"], [1, "search"]);
    const b = tree([0, "agent"]);
    expect(partingOf(a, b)).toMatchObject({ path: ["agent", "search"], change: "lost" });
    expect(partingOf(b, a)).toMatchObject({ path: ["agent", "search"], change: "added" });
  });
});

const place = (name: string): PartingPlace => ({
  path: ["agent", name],
  kind: "TOOL",
  change: "changed",
  facet: "input",
});
const times = (count: number, name: string | null, broken: boolean | null): PartedPair[] =>
  Array.from({ length: count }, () => ({ place: name === null ? null : place(name), broken }));

it("says what a model asked for alone, and nothing particular to one trace", () => {
  const model = { kind: "LLM", subject: "m" };
  const a = tree([0, "task 3"], [1, "turn"], [2, "turn"], [2, "chat", model], [2, "search"]);
  const b = tree([0, "task 3"], [1, "turn"], [2, "turn"]);
  expect(partingOf(a, b)).toEqual({
    path: ["task <n>", "turn", "search"],
    kind: "TOOL",
    change: "lost",
    facet: null,
  });
});

describe("pairs by where they part", () => {
  it("are counted, with the interval of their share and the p of what they break", () => {
    const groups = groupPartings([
      ...times(8, "book", true),
      ...times(1, "book", false),
      ...times(2, "search", true),
      ...times(19, "search", false),
      ...times(20, null, false),
    ]);
    expect(groups.map(({ path, members }) => [path.at(-1), members.length])).toEqual([
      ["search", 21],
      ["book", 9],
    ]);
    // Wilson: 9 of 50. Fisher's mid-p: 8 of 9 against 2 of 41.
    expect(groups[1]!.low).toBeCloseTo(0.0977, 3);
    expect(groups[1]!.high).toBeCloseTo(0.308, 3);
    expect(groups[1]!.p).toBeCloseTo(3.7e-7, 7);
    expect(groups[1]!.adjusted).toBeCloseTo(groups[1]!.p! * 2, 12);
  });

  it("have no p where nothing is judged", () => {
    expect(groupPartings(times(4, "book", null))).toMatchObject([{ p: null, adjusted: null }]);
    expect(groupPartings([])).toEqual([]);
  });

  it("hold every pair that parts exactly once", () => {
    const pair = fc.record({
      place: fc.option(fc.constantFrom("a", "b", "c").map(place), { nil: null }),
      broken: fc.constantFrom(true, false, null),
    });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
        const groups = groupPartings(pairs);
        const members = groups.flatMap((group) => group.members).toSorted((a, b) => a - b);
        expect(members).toEqual([...pairs.keys()].filter((at) => pairs[at]!.place !== null));
        for (const { p, adjusted, low, high } of groups) {
          expect(low).toBeLessThanOrEqual(high);
          expect(adjusted ?? 1).toBeGreaterThanOrEqual((p ?? 0) - 1e-12);
        }
      }),
    );
  });
});
