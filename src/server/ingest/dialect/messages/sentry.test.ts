import { expect, it } from "vitest";
import { messageLines, readSpan } from "#testing/read-span.ts";

const json = JSON.stringify;

it("reads a call with its tools, answers and the parts of its usage", () => {
  const { facts, content } = readSpan({
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.request.messages": json([{ role: "user", content: "What is 5 + 3?" }]),
    "gen_ai.request.available_tools": json([{ name: "add", description: "Adds" }]),
    "gen_ai.response.text": json(["Eight"]),
    "gen_ai.response.tool_calls": json([{ id: "c1", function: { name: "add", arguments: "{}" } }]),
    "gen_ai.usage.input_tokens": "10",
    "gen_ai.usage.input_tokens.cached": "4",
    "gen_ai.usage.output_tokens": "3",
    "gen_ai.usage.output_tokens.reasoning": "1",
  });
  expect(messageLines(content.inputMessages)).toEqual(["user: What is 5 + 3?"]);
  expect(messageLines(content.outputMessages)).toEqual(["assistant: Eight | c1 add({})"]);
  expect(content.toolDefinitions).toMatchObject([{ name: "add" }]);
  expect(content.settings).toEqual({});
  expect(facts.tokens).toMatchObject({ prompt: 10, cacheRead: 4, completion: 3, reasoning: 1 });
});

it("takes a text that is no list", () => {
  const { content } = readSpan({
    "gen_ai.operation.name": "chat",
    "gen_ai.request.messages": "hi",
    "gen_ai.response.text": "ho",
  });
  expect(messageLines(content.inputMessages)).toEqual(["user: hi"]);
  expect(messageLines(content.outputMessages)).toEqual(["assistant: ho"]);
});

it("shows what a tool was given and gave", () => {
  const { facts, content } = readSpan({
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "add",
    "gen_ai.tool.input": json({ a: 5 }),
    "gen_ai.tool.output": "8",
  });
  expect(facts).toMatchObject({ kind: "TOOL", toolName: "add" });
  expect(content).toMatchObject({ input: '{"a":5}', output: "8" });
});
