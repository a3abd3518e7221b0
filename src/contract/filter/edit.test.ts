import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasValue, toggleValue } from "./edit.ts";
import { parseFilter } from "./parser.ts";
import { printFilter, printText } from "./print.ts";

const toggled = (source: string, field: string, value: string): string =>
  printFilter(toggleValue(parseFilter(source), field, value));

describe("toggleValue", () => {
  it.each([
    ["", "status", "error", "status:error"],
    ["status:error", "status", "error", ""],
    ["status:error refund", "status", "error", "refund"],
    ["model:a", "model", "b c", 'model:a,"b c"'],
    ["model:a,b", "model", "a", "model:b"],
    ["model:gpt*", "model", "b", "model:gpt* model:b"],
    ["a:1 OR b:2", "status", "ok", "(a:1 OR b:2) status:ok"],
    ["-status:ok", "status", "ok", "-status:ok status:ok"],
  ])("%s with %s %s becomes %s", (source, field, value, expected) => {
    expect(toggled(source, field, value)).toBe(expected);
  });

  it("adds and removes any value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const added = parseFilter(toggled("a:1 refund", "name", value));
        expect(hasValue(added, "name", value)).toBe(true);
        expect(printFilter(toggleValue(added, "name", value))).toBe("a:1 refund");
      }),
      { numRuns: 500 },
    );
  });
});

describe("printText", () => {
  it("gives text that means exactly itself as a value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const filter = parseFilter(`f:${printText(text)}`);
        expect(filter).toMatchObject({ field: "f", values: [{ op: "=", text, wildcard: false }] });
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves plain words alone", () => {
    for (const text of ["error", "gpt-4o-mini", "v1.2", "a/b", "prompt@3", "ns:name"])
      expect(printText(text)).toBe(text);
  });
});
