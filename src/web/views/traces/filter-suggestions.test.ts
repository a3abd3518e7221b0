import { describe, expect, it } from "vitest";
import { completionAt } from "#contract/filter/complete.ts";
import { suggestionsFor } from "./filter-suggestions.ts";
import { foldText, prettyJson } from "./json-text.ts";
import { listSentence } from "./list-sentence.ts";

const facets = [
  {
    field: "model",
    values: [
      { value: "gpt-4o", count: 12 },
      { value: "claude", count: 3 },
    ],
  },
  {
    field: "status",
    values: [
      { value: "ok", count: 90 },
      { value: "error", count: 10 },
    ],
  },
];

const suggested = (text: string) =>
  suggestionsFor(completionAt(text, text.length), facets).map((each) => each.text);

describe("suggestionsFor", () => {
  it("offers fields that begin so before those that contain it", () => {
    expect(suggested("s").slice(0, 2)).toEqual(["status", "span"]);
    expect(suggested("a:1 mod")).toEqual(["model"]);
  });

  it("offers values from the data before examples", () => {
    expect(suggested("model:")).toEqual(["gpt-4o", "claude"]);
    expect(suggested("status:")).toEqual(["ok", "error", "unset", "recovered", "running"]);
    expect(suggested("latency:")).toContain(">2s");
    expect(suggested("unheard.of:")).toEqual([]);
  });
});

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
