import { expect, it } from "vitest";
import { redactedWords } from "./redacted-words.ts";

it("counts what the receiver will not see, by what it is", () => {
  expect(
    redactedWords([
      { name: "email", values: 3, places: 1200 },
      { name: "phone", values: 1, places: 1 },
      { name: "order-id", values: 2, places: 2 },
    ]),
  ).toBe(
    "3 e-mail addresses, 1 telephone number and 2 values of the pattern order-id will be shown as redacted, in 1,203 places.",
  );
  expect(redactedWords([{ name: "key", values: 1, places: 1 }])).toBe(
    "1 key or password will be shown as redacted, in 1 place.",
  );
});

it("says that nothing was found", () => {
  expect(redactedWords([])).toBe("The rules of redaction find nothing in this view.");
});
