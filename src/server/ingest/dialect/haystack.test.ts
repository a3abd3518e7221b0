import { expect, it } from "vitest";
import { messageLines, readSpan } from "#testing/read-span.ts";

const component = (type: string, input: unknown, output: unknown) =>
  readSpan(
    {
      "haystack.component.name": "it",
      "haystack.component.type": type,
      "haystack.component.input": JSON.stringify(input),
      "haystack.component.output": JSON.stringify(output),
    },
    { name: "haystack.component.run" },
  );

it("reads a chat generator: messages, model, usage and the end", () => {
  const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
  const { facts, content } = component(
    "OpenAIChatGenerator",
    { messages: [{ role: "user", content: [{ text: "Capital of France?" }] }] },
    {
      replies: [
        {
          role: "assistant",
          content: [{ text: "Paris" }],
          meta: { model: "gpt-4o-mini", finish_reason: "stop", usage },
        },
      ],
    },
  );
  expect(facts).toMatchObject({ kind: "LLM", model: "gpt-4o-mini", dialect: "haystack" });
  expect(facts.tokens).toMatchObject({ prompt: 12, completion: 3, total: 15 });
  expect(messageLines(content.inputMessages)).toEqual(["user: Capital of France?"]);
  expect(messageLines(content.outputMessages)).toEqual(["assistant: Paris"]);
  expect(content.finishReason).toBe("stop");
});

it("reads a generator of texts, whose usage stands beside the replies", () => {
  const usage = { prompt_tokens: 2, completion_tokens: 1 };
  const { facts, content } = component(
    "OpenAIGenerator",
    { prompt: "hi" },
    { replies: ["ho"], meta: [{ model: "m", usage }] },
  );
  expect(facts).toMatchObject({ kind: "LLM", model: "m", tokens: { prompt: 2, completion: 1 } });
  expect(messageLines(content.inputMessages)).toEqual(["user: hi"]);
  expect(messageLines(content.outputMessages)).toEqual(["assistant: ho"]);
});

it("reads a retriever's documents and tells components apart by their class", () => {
  const documents = [{ id: "d1", content: "a", score: 0.3 }];
  const { facts, content } = component("InMemoryBM25Retriever", { query: "q" }, { documents });
  expect(facts.kind).toBe("RETRIEVER");
  expect(content.documents).toMatchObject([{ id: "d1", content: "a", score: 0.3 }]);
  expect(component("Joiner", {}, {}).facts.kind).toBe("CHAIN");
  expect(readSpan({}, { name: "haystack.pipeline.run" }).facts.kind).toBe("CHAIN");
});
