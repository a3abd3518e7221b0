import { expect, it } from "vitest";
import { messageLines, readSpan } from "#testing/read-span.ts";

const json = JSON.stringify;

it("finds the ids of calls in OpenInference's raw output", () => {
  const { content } = readSpan({
    "openinference.span.kind": "LLM",
    "output.value": json({
      generations: [
        [
          {
            message: {
              lc: 1,
              id: ["langchain", "AIMessage"],
              kwargs: { content: "", tool_calls: [{ id: "c1", name: "look", args: {} }] },
            },
          },
        ],
      ],
    }),
    "llm.output_messages.0.message.role": "assistant",
    "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "look",
    "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": "{}",
  });
  expect(messageLines(content.outputMessages)).toEqual(["assistant: c1 look({})"]);
});

it("reads the documents that OpenLLMetry's rerankers answer with", () => {
  const { facts, content } = readSpan({
    "llm.request.type": "rerank",
    "gen_ai.completion.0.content": "Doc 1, Score: 0.9\nOslo",
    "gen_ai.completion.1.content": "Doc 0, Score: 0.7\nLisbon",
  });
  expect(facts.kind).toBe("RERANKER");
  expect(content.documents).toMatchObject([
    { id: "1", content: "Oslo", score: 0.9 },
    { id: "0", content: "Lisbon", score: 0.7 },
  ]);
});

it("takes LangSmith's lone output out of its object", () => {
  const text = (completion: unknown) =>
    readSpan({ "langsmith.span.kind": "chain", "gen_ai.completion": json(completion) }).facts
      .output;
  expect(text({ output: "ho" })).toBe("ho");
  expect(text({ output: "ho", more: 1 })).toBe('{"output":"ho","more":1}');
});

it("reads provider and first token of Braintrust", () => {
  const { facts } = readSpan({
    "braintrust.span_attributes": json({ type: "llm" }),
    "braintrust.metadata": json({ model: "gpt-4o", provider: "openai" }),
    "braintrust.metrics": json({ prompt_tokens: 2, time_to_first_token: 0.12 }),
  });
  expect(facts).toMatchObject({ provider: "openai", timeToFirstTokenMs: 120 });
});

it("shows no limit that is none", () => {
  const { content } = readSpan({
    "langfuse.observation.type": "generation",
    "langfuse.observation.model.parameters": json({ max_tokens: "Infinity", temperature: 1 }),
  });
  expect(content.settings).toEqual({ temperature: "1" });
});

it("gives results back in the tool's name, whoever's the provider lets them come in", () => {
  const { content } = readSpan({
    "gen_ai.operation.name": "chat",
    "gen_ai.input.messages": json([
      { role: "user", parts: [{ type: "text", content: "hi" }] },
      { role: "user", parts: [{ type: "tool_call_response", id: "c1", response: "21" }] },
    ]),
  });
  expect(messageLines(content.inputMessages)).toEqual(["user: hi", "tool: c1 = 21"]);
});
