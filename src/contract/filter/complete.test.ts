import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCompletion, completionAt } from "./complete.ts";

/** `|` is the caret. */
function at(marked: string) {
  const caret = marked.indexOf("|");
  const source = marked.replace("|", "");
  return { source, completion: completionAt(source, caret) };
}

describe("completionAt", () => {
  it.each([
    ["|", { kind: "field", prefix: "", from: 0, to: 0 }],
    ["sta|", { kind: "field", prefix: "sta", from: 0, to: 3 }],
    ["sta|tus:error", { kind: "field", prefix: "sta", from: 0, to: 6 }],
    ["a:1 -ki|", { kind: "field", prefix: "ki", from: 5, to: 7 }],
    ["a:1 (ki|", { kind: "field", prefix: "ki", from: 5, to: 7 }],
    ["a:1 |", { kind: "field", prefix: "", from: 4, to: 4 }],
    ["status:|", { kind: "value", field: "status", prefix: "", from: 7, to: 7 }],
    ["status:er|", { kind: "value", field: "status", prefix: "er", from: 7, to: 9 }],
    ["-status:er|ror", { kind: "value", field: "status", prefix: "er", from: 8, to: 13 }],
    ["model:a,b|", { kind: "value", field: "model", prefix: "b", from: 8, to: 9 }],
    ["model:a,|", { kind: "value", field: "model", prefix: "", from: 8, to: 8 }],
    ["latency:>|", { kind: "value", field: "latency", prefix: "", from: 9, to: 9 }],
    ['name:"b c|', { kind: "value", field: "name", prefix: "b c", from: 5, to: 9 }],
    ['name:"b c" x:|', { kind: "value", field: "x", prefix: "", from: 13, to: 13 }],
    ['"genkit:type":f|', { kind: "value", field: "genkit:type", prefix: "f", from: 14, to: 15 }],
  ])("at %s", (marked, expected) => {
    expect(at(marked).completion).toEqual(expected);
  });

  it.each([
    ["sta|", "status", "status:"],
    ["sta|tus:error", "status", "status:error"],
    ["-ki|", "odd:name", '-"odd:name":'],
    ["status:er|", "error", "status:error "],
    ["model:a,g|", "gpt 4", 'model:a,"gpt 4" '],
    ["(status:e|)", "error", "(status:error)"],
    ['name:"b c|', "b c d", 'name:"b c d" '],
  ])("%s takes %s", (marked, choice, expected) => {
    const { source, completion } = at(marked);
    const { text, caret } = applyCompletion(source, completion, choice);
    expect(text).toBe(expected);
    expect(caret).toBeLessThanOrEqual(text.length);
  });

  it("finds a place in any text", () => {
    const texts = fc.string({ unit: fc.constantFrom(...'ab:,(\\)"->= *'.split("")) });
    fc.assert(
      fc.property(texts, fc.nat(), (text, random) => {
        const caret = random % (text.length + 1);
        const { from, to } = completionAt(text, caret);
        expect(from).toBeLessThanOrEqual(caret);
        expect(to).toBeGreaterThanOrEqual(caret);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
