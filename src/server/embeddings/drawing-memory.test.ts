import { expect, it } from "vitest";
import { drawingBytes, refuseTooLarge } from "./drawing-memory.ts";

const large = { count: 1_000_000, dimensions: 384 };

it("lets a drawing take half of the memory, and says what fits where it would take more", () => {
  expect(drawingBytes(large)).toBe(1e6 * (1536 + 1536 + 900));
  expect(() => refuseTooLarge(large, 8e9)).not.toThrow();
  expect(() => refuseTooLarge(large, 4e9)).toThrow(
    "Drawing 1,000,000 vectors of 384 numbers would take 4.0 GB of memory; here a drawing may take 2.0 GB. Send 503,000 of them or fewer,",
  );
});

it("refuses more vectors than can be addressed, whatever memory there is", () => {
  expect(() => refuseTooLarge({ count: 3_000_000, dimensions: 384 }, 1e12)).toThrow(/2,795,000/);
});
