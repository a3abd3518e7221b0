import fc from "fast-check";
import { expect, it } from "vitest";
import { messagePairs } from "./message-pairs.ts";

const message = (role: string, text: string) => ({ role, text });

it("matches messages by role and text, not by place", () => {
  const before = [message("system", "a"), message("user", "q"), message("assistant", "x")];
  const after = [
    message("system", "b"),
    message("user", "new example"),
    message("assistant", "new answer"),
    message("user", "q"),
    message("assistant", "x"),
  ];
  expect(messagePairs(before, after)).toEqual([
    { role: "system", before: "a", after: "b" },
    { role: "user", before: undefined, after: "new example" },
    { role: "assistant", before: undefined, after: "new answer" },
    { role: "user", before: "q", after: "q" },
    { role: "assistant", before: "x", after: "x" },
  ]);
});

it("shows a text that became a chat as gone and new", () => {
  expect(messagePairs([message("", "text")], [message("user", "text")])).toEqual([
    { role: "", before: "text", after: undefined },
    { role: "user", before: undefined, after: "text" },
  ]);
});

it("keeps every message of both sides, in order", () => {
  const some = fc.array(
    fc.record({ role: fc.constantFrom("user", "assistant"), text: fc.constantFrom("a", "b") }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, some, (before, after) => {
      const pairs = messagePairs(before, after);
      expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before.map(({ text }) => text));
      expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after.map(({ text }) => text));
    }),
  );
});
