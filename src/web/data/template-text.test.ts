import { expect, it } from "vitest";
import { templateText } from "./template-text.ts";

it("shows plain templates as they are", () => {
  expect(templateText("Greet {name}")).toBe("Greet {name}");
  expect(templateText("[not json")).toBe("[not json");
  expect(templateText("[1,2]")).toBe("[1,2]");
});

it("shows chat templates as messages", () => {
  const template = JSON.stringify([
    { role: "system", content: "Be short." },
    { role: "user", content: [{ type: "text", text: "{q}" }] },
  ]);
  expect(templateText(template)).toContain("system:\nBe short.\n\nuser:\n[");
});
