import { expect, it } from "vitest";
import { parseFilter } from "./parser.ts";
import { sliceFilter } from "./slice-filter.ts";

it.each([
  ["topic", "returns", "topic:returns"],
  ["topic", "two words", 'topic:"two words"'],
  ["topic", "a:b", "topic:a:b"],
  ["topic", "(all)", ""],
  ["topic", "(none)", "-topic:*"],
  ["@saved", "sarcasm", "slice:sarcasm"],
])("%s %s is found by %s", (key, slice, filter) => {
  expect(sliceFilter(key, slice)).toBe(filter);
  expect(() => parseFilter(filter)).not.toThrow();
});
