import { expect, it } from "vitest";
import { methodWords } from "./method-words.ts";
import { sliceNoun, slicesWords } from "./slice-words.ts";
import { warningWords } from "./warning-words.ts";

it("counts slices by the word of their key", () => {
  expect(slicesWords(27, "task")).toBe("27 tasks");
  expect(slicesWords(1, "task")).toBe("1 task");
  expect(sliceNoun("category", true)).toBe("categories");
  expect(sliceNoun("class", true)).toBe("classes");
  expect(sliceNoun("day", true)).toBe("days");
  expect(sliceNoun("user.tier", true)).toBe("slices of user.tier");
  expect(slicesWords(2, "@saved")).toBe("2 slices");
});

it("has words for codes and shows those it does not know", () => {
  expect(warningWords("few_changed")).toMatch(/^Fewer than 5/);
  expect(warningWords("new_thing")).toBe("new thing");
  expect(warningWords("toString")).toBe("toString");
  expect(methodWords("mcnemar-midp")).toBe("McNemar, mid-p");
  expect(methodWords("other")).toBe("other");
});
