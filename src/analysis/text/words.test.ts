import { expect, it } from "vitest";
import { normalisedText, wordsOf } from "./words.ts";

it("takes letters, digits and underscores as words", () => {
  expect(wordsOf("Don't [stop] snake_case 3.5!")).toEqual([
    "don",
    "t",
    "stop",
    "snake_case",
    "3",
    "5",
  ]);
  expect(wordsOf("Über naïve Straße")).toEqual(["über", "naïve", "straße"]);
  expect(wordsOf("( [ {")).toEqual([]);
});

it("counts each letter of scripts without spaces", () => {
  expect(wordsOf("GPT回答 テスト")).toEqual(["gpt", "回", "答", "テ", "ス", "ト"]);
});

it("looks past case, white space and Unicode form", () => {
  expect(normalisedText("  A\u00a0\n b\tÉ ")).toBe(normalisedText("a b e\u0301"));
  expect(normalisedText("a b")).not.toBe(normalisedText("ab"));
});
