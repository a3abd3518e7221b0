import { expect, it } from "vitest";
import { guessLimit } from "./guess-limit.ts";

it("refuses after so many wrong guesses, of each thing apart, until they are old", () => {
  const limit = guessLimit(3, 60_000);
  for (const atMs of [0, 1, 2]) {
    limit.check("a", atMs);
    limit.wrong("a", atMs);
  }
  expect(() => limit.check("a", 3)).toThrow("Too many wrong guesses.");
  expect(() => limit.check("b", 3)).not.toThrow();
  expect(() => limit.check("a", 60_001)).not.toThrow();
});
