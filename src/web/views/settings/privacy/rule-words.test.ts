import { expect, it } from "vitest";
import { noRules } from "#contract/privacy.ts";
import { linesOf, readFields, readPatterns } from "./rule-words.ts";

it("reads the lines that it writes", () => {
  const patterns = [{ name: "customer", action: "hash" as const, pattern: "KD-\\d{6} x" }];
  const fields = [{ path: "metadata.* e", action: "drop" as const }];
  const lines = linesOf({ ...noRules, patterns, fields });
  expect(readPatterns(`\n${lines.patterns}\n`)).toEqual({ value: patterns });
  expect(readFields(lines.fields)).toEqual({ value: fields });
});

it("names the line that it cannot read", () => {
  expect(readPatterns("a mask x\nB mask x")).toEqual({
    fault: 'Line 2 is not like "name mask EXPRESSION"',
  });
  expect(readFields("user.email")).toEqual({ fault: 'Line 1 is not like "path mask"' });
});
