import { expect, it } from "vitest";
import { roundTicks } from "./round-ticks.ts";

it("stands on round numbers inside the ends", () => {
  expect(roundTicks(0.587, 0.681)).toEqual([0.6, 0.65]);
  expect(roundTicks(-0.2, 0.55)).toEqual([-0.2, 0, 0.2, 0.4]);
  expect(roundTicks(0.00074, 0.0034)).toEqual([0.001, 0.002, 0.003]);
  expect(roundTicks(5, 5)).toEqual([]);
});
