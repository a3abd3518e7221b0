import { expect, it } from "vitest";
import { messagesOf, variablesOf } from "./chat-template.ts";

it("shows plain templates as they are", () => {
  for (const text of ["Greet {name}", "[not json", "[1,2]", ""])
    expect(messagesOf(text)).toEqual([{ role: "", text }]);
});

it("takes chat templates apart", () => {
  const template = JSON.stringify([
    { role: "system", content: "Be short." },
    { role: "user", content: [{ type: "text", text: "{q}" }], name: "x" },
    { role: "assistant", tool_calls: [] },
  ]);
  const messages = messagesOf(template);
  expect(messages[0]).toEqual({ role: "system", text: "Be short." });
  expect(messages[1]?.text).toContain('"text": "{q}"');
  expect(messages[1]?.text).toContain('"name": "x"');
  expect(messages[2]?.text).toContain("tool_calls");
});

it("finds variables in both notations, once each", () => {
  expect(variablesOf('Hi {name}, {{ order.id }} {name} {"json": 1} {} {{{raw}}} { x }')).toEqual([
    "name",
    "order.id",
    "raw",
  ]);
  expect(variablesOf(JSON.stringify([{ role: "user", content: "{q}" }]))).toEqual(["q"]);
});
