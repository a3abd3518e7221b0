import { expect, it } from "vitest";
import { parseFilter } from "#contract/filter/parser.ts";
import { slicesOfWhere, whereExamples, whereOfSlices } from "./slice-where.ts";

it("writes a filter that finds the slice again", () => {
  const whereOf = whereOfSlices("user tier");
  expect(whereOf("free")).toBe('"user tier":free');
  for (const value of ['a "b"', "x:y", ">5", "", "a,b*"])
    expect(parseFilter(whereOf(value)!)).toMatchObject({
      kind: "term",
      field: "user tier",
      values: [{ op: "=", text: value, wildcard: false }],
    });
});

it("finds a saved slice by its name, and knows it again", () => {
  const whereOf = whereOfSlices("@saved");
  expect(whereOf("sarcasm")).toBe("slice:sarcasm");
  for (const name of ["sarcasm", "long answers", 'a "b"'])
    expect(slicesOfWhere(whereOf(name))).toBe("@saved");
  for (const where of [undefined, "task:snarks", "slice:a task:b", "slice:a,b", 'slice:"'])
    expect(slicesOfWhere(where)).toBeUndefined();
  expect(whereOfSlices(undefined)("x")).toBeUndefined();
});

it("names examples, as many as a link holds", () => {
  expect(whereExamples(["a/1", "b c"])).toBe('example:a/1,"b c"');
  expect(whereExamples([])).toBeUndefined();
  expect(whereExamples(Array.from({ length: 2000 }, (_, at) => `example-${at}`))).toBeUndefined();
});
