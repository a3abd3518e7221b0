import { expect, it } from "vitest";
import { runAppearance } from "./run-appearance.ts";

it("gives the baseline the neutral colour and the letter A", () => {
  expect(runAppearance(0)).toEqual({ letter: "A", color: "var(--run-0)", dashed: false });
});

it("tells twenty runs apart by letter, colour and dashes", () => {
  const all = Array.from({ length: 17 }, (_, index) => runAppearance(index));
  expect(new Set(all.map(({ color, dashed }) => `${color}${dashed}`)).size).toBe(17);
  expect(runAppearance(9)).toEqual({ letter: "J", color: "var(--run-1)", dashed: true });
});
