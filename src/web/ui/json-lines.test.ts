import { expect, it } from "vitest";
import { diffJson, readJson, sortedJson } from "./json-lines.ts";

it("reads objects and lists, and nothing else", () => {
  expect(readJson(' {"a":1}')).toEqual({ a: 1 });
  expect(readJson("[".repeat(2000) + "]".repeat(2000))).toBeUndefined();
  for (const text of ["12", '"text"', "{oops", "", "null"]) expect(readJson(text)).toBeUndefined();
});

it("writes keys in order at every depth and lists as they are", () => {
  expect(sortedJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(
    '{\n  "a": null,\n  "b": [\n    {\n      "c": 2,\n      "d": 1\n    }\n  ]\n}',
  );
  expect(sortedJson(JSON.parse('{"__proto__":1}'))).toBe('{\n  "__proto__": 1\n}');
});

it("sees no change in moved keys and white space", () => {
  expect(diffJson('{"a":1,"b":2}', '{ "b": 2,\n"a": 1 }')).toEqual([
    { kind: "same", text: '{\n  "a": 1,\n  "b": 2\n}' },
  ]);
});

it("shows the line that changed", () => {
  expect(diffJson('{"a":1,"b":2}', '{"a":1,"b":3}')).toEqual([
    { kind: "same", text: '{\n  "a": 1,\n' },
    { kind: "removed", text: '  "b": 2\n' },
    { kind: "added", text: '  "b": 3\n' },
    { kind: "same", text: "}" },
  ]);
  expect(diffJson('{"a":1}', "no JSON")).toBeUndefined();
});
