import { describe, expect, it } from "vitest";
import { isCorrect, isFound, isGrounded } from "./evaluators.ts";
import { judgeAnswer } from "./judge.ts";

describe("isCorrect", () => {
  it.each([
    ["It takes 4 working days.", "4 Working Days", true],
    ["It takes 14 working days.", "4 working days", false],
    ["That costs 4.90 dollars. [shipping-cost]", "4.90 dollars", true],
    ["That costs 14.90 dollars.", "4.90 dollars", false],
    ["Ordered before 14:00.", "14:00", true],
    ["Do not deliver it to Canada.", "do not deliver it to canada", true],
    ["I cannot find order LL-7 in our books.", "cannot find order LL-7", true],
    ["I cannot find order LL-77 in our books.", "cannot find order LL-7", false],
    [undefined, "x", false],
  ])("%j for %j is %s", (output, reference, right) => {
    expect(isCorrect(output, reference)).toBe(right);
  });
});

describe("isGrounded", () => {
  it.each([
    ["Yes. [a]", ["a", "b"], ["a"], true],
    ["Yes. [b]", ["a", "b"], ["a"], false],
    ["Yes. [a]", ["b"], ["a"], false],
    ["Yes.", ["a"], ["a"], false],
    ["Yes. [a]", ["a"], [], null],
    [undefined, ["a"], ["a"], null],
  ])("%j with %j found and %j right is %s", (output, found, relevant, grounded) => {
    expect(isGrounded(output, found, relevant)).toBe(grounded);
  });
});

it("says whether a right page was found", () => {
  expect(isFound(["a", "b"], ["b", "c"])).toBe(true);
  expect(isFound(["a"], ["b"])).toBe(false);
  expect(isFound(["a"], [])).toBeNull();
});

it("judges without the reference, between 0 and 1, and says why", () => {
  const question = "How long does express delivery take?";
  const good = judgeAnswer(question, "Express delivery takes 1 working day. [shipping-speed]");
  const bare = judgeAnswer(question, "I do not know; please ask the shop.");
  expect(good.value).toBeGreaterThan(bare.value);
  expect(good.value).toBeLessThanOrEqual(1);
  expect(bare.explanation).toBe("It admits that it has no answer.");
});
