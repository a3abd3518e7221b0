import { expect, it } from "vitest";
import { messageLines } from "#testing/read-span.ts";
import { fromSpanEvents } from "./event-messages.ts";

const told = (prompt: string, completion: string) =>
  fromSpanEvents([
    { name: "gen_ai.content.prompt", timeNs: "0", attributes: { "gen_ai.prompt": prompt } },
    {
      name: "gen_ai.content.completion",
      timeNs: "1",
      attributes: { "gen_ai.completion": completion },
    },
  ]);

it("reads prompts and completions in JSON and in plain words", () => {
  const asJson = told(
    '[{"role":"system","content":"be brief"}]',
    '{"role":"assistant","content":"ho"}',
  );
  expect(messageLines(asJson.input)).toEqual(["system: be brief"]);
  expect(messageLines(asJson.output)).toEqual(["assistant: ho"]);
  const asWords = told("hi", "ho");
  expect(messageLines(asWords.input)).toEqual(["user: hi"]);
  expect(messageLines(asWords.output)).toEqual(["assistant: ho"]);
});
