import { expect, it } from "vitest";
import { breakEven } from "#analysis/trade/break-even.ts";
import { breakEvenWords } from "./break-even-words.ts";

const about = (value: number, by: number) => ({ value, low: value - by, high: value + by });

it("says after how many examples, and what is left open", () => {
  expect(breakEvenWords(breakEven(100, about(0.05, 0.01), about(0.03, 0.005), 0.8))).toBe(
    "after 6,250 examples (likely 3,572 to 25,000), $0.0200 saved with each right answer.",
  );
  expect(breakEvenWords(breakEven(100, about(0.05, 0.02), about(0.03, 0.01), 1))).toBe(
    "after 5,000 examples (2,000 at the soonest, and maybe never), $0.0200 saved with each right answer.",
  );
});

it("says never, or at best when", () => {
  expect(breakEvenWords(breakEven(100, about(0.01, 0), about(0.03, 0), 1))).toBe(
    "never: a right answer costs $0.0200 more.",
  );
  expect(breakEvenWords(breakEven(100, about(0.03, 0.02), about(0.04, 0.01), 1))).toBe(
    "not at these values; at best after 5,000 examples.",
  );
});
