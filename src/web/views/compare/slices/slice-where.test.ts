import { expect, it } from "vitest";
import { parseFilter } from "#contract/filter/parser.ts";
import { whereExamples, whereOfSlices } from "./slice-where.ts";

it("writes a filter that finds the slice again", () => {
  const whereOf = whereOfSlices("user tier", new Map());
  expect(whereOf("free")).toBe('"user tier":free');
  for (const value of ['a "b"', "x:y", ">5", "", "a,b*"])
    expect(parseFilter(whereOf(value)!)).toMatchObject({
      kind: "term",
      field: "user tier",
      values: [{ op: "=", text: value, wildcard: false }],
    });
});

it("takes the filter of a saved slice", () => {
  const whereOf = whereOfSlices("@saved", new Map([["sarcasm", "task:snarks"]]));
  expect(whereOf("sarcasm")).toBe("task:snarks");
  expect(whereOf("gone")).toBeUndefined();
  expect(whereOfSlices(undefined, new Map())("x")).toBeUndefined();
});

it("names examples, as many as a link holds", () => {
  expect(whereExamples(["a/1", "b c"])).toBe('example:a/1,"b c"');
  expect(whereExamples([])).toBeUndefined();
  expect(whereExamples(Array.from({ length: 2000 }, (_, at) => `example-${at}`))).toBeUndefined();
});
