import { expect, it } from "vitest";
import { csvCell, csvLine } from "./csv-text.ts";

it.each([
  [null, ""],
  [-1.5, "-1.5"],
  [true, "true"],
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  [" edge", '" edge"'],
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["\rx", '"\'\rx"'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
])("%j is written as %j", (value, text) => {
  expect(csvCell(value)).toBe(text);
});

it("ends a line as RFC 4180 says", () => {
  expect(csvLine(["a", 1, null])).toBe("a,1,\r\n");
});
