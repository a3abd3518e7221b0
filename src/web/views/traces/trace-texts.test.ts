import { describe, expect, it } from "vitest";
import { foldText, prettyJson } from "./json-text.ts";
import { listSentence } from "./list-sentence.ts";

describe("listSentence", () => {
  it.each([
    [1204, false, 37, "1,204 traces, 37 failed (3.1 %)."],
    [1, true, 0, "1 matching trace, none failed."],
    [2, true, 2, "2 matching traces, all failed."],
    [0, false, 0, "0 traces."],
  ])("%s traces", (total, narrowed, count, sentence) => {
    const status = [{ field: "status", values: [{ value: "error", count }] }];
    expect(listSentence(total, status, narrowed)).toBe(sentence);
  });
});

describe("long texts", () => {
  it("are folded by lines and by characters, but not for a few more", () => {
    expect(foldText("short")).toEqual({ shown: "short", hidden: 0 });
    const lines = Array.from({ length: 500 }, (_, i) => `line ${i}`).join("\n");
    expect(foldText(lines).shown.split("\n")).toHaveLength(60);
    expect(foldText("x".repeat(10_000))).toEqual({ shown: "x".repeat(4000), hidden: 6000 });
    expect(foldText("x".repeat(4100)).hidden).toBe(0);
  });

  it("are indented where they are JSON", () => {
    expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(prettyJson("12")).toBeUndefined();
    expect(prettyJson("{oops")).toBeUndefined();
  });
});
