import fc from "fast-check";
import { expect, it } from "vitest";
import { aDecodedSpan } from "#testing/decoded-span.ts";
import type { DecodedLog } from "./decoded.ts";
import { describeSpan } from "./describe.ts";
import { unfoldPending } from "./dialect/pending.ts";
import { summariseSpan } from "./summarise.ts";

/** Keys that some dialect reads, so that random values reach the readers. */
const keys = [
  "openinference.span.kind",
  "llm.input_messages.0.message.role",
  "llm.input_messages.0.message.contents.7.message_content.image",
  "llm.input_messages.99999999999.message.tool_calls.0.tool_call.function.name",
  "llm.output_messages.0.message.content",
  "llm.tools.0.tool.json_schema",
  "llm.invocation_parameters",
  "retrieval.documents.0.document.metadata",
  "retrieval.documents.0.document.score",
  "embedding.embeddings.0.embedding.vector",
  "input.value",
  "output.value",
  "metadata",
  "tag.tags",
  "gen_ai.operation.name",
  "gen_ai.input.messages",
  "gen_ai.output.messages",
  "gen_ai.system_instructions",
  "gen_ai.tool.definitions",
  "gen_ai.prompt",
  "gen_ai.completion",
  "gen_ai.prompt.0.content",
  "gen_ai.usage.input_tokens",
  "gen_ai.response.finish_reasons",
  "gen_ai.retrieval.documents",
  "ai.operationId",
  "ai.prompt",
  "ai.prompt.messages",
  "ai.prompt.tools",
  "ai.response.toolCalls",
  "ai.embeddings",
  "ai.values",
  "ai.documents",
  "ai.ranking",
  "langfuse.observation.type",
  "langfuse.observation.input",
  "langfuse.observation.output",
  "langfuse.observation.usage_details",
  "langfuse.observation.cost_details",
  "langfuse.observation.completion_start_time",
  "langsmith.span.kind",
  "langsmith.usage_metadata",
  "mastra.span.type",
  "mastra.agent_run.input",
  "mlflow.spanType",
  "mlflow.spanInputs",
  "mlflow.linkedPrompts",
  "genkit:type",
  "genkit:input",
  "genkit:output",
  "braintrust.span_attributes",
  "braintrust.metadata",
  "traceloop.span.kind",
  "traceloop.entity.input",
  "traceloop.entity.output",
  "events",
  "all_messages_events",
  "pydantic_ai.all_messages",
  "braintrust.metrics",
  "genkit:name",
  "gen_ai.completion.0.content",
  "logfire.span_type",
  "logfire.pending_parent_id",
  "__proto__",
  "constructor",
] as const;

const words = [
  "LLM",
  "EMBEDDING",
  "RETRIEVER",
  "RERANKER",
  "generation",
  "agent_run",
  "chat",
  "pending_span",
  '"CHAT_MODEL"',
  "model",
  "-1",
  "NaN",
  "null",
  "[[[",
  '{"role":',
];
const field = fc.constantFrom(
  "role",
  "content",
  "parts",
  "type",
  "text",
  "tool_calls",
  "function",
  "name",
  "messages",
  "choices",
  "message",
  "lc",
  "kwargs",
  "id",
  "documents",
  "metadata",
  "__proto__",
  "usage",
  "input",
  "output",
);
const type = fc.constantFrom(
  "text",
  "image_url",
  "tool_call",
  "tool_result",
  "reasoning",
  "human",
  "function_call",
  "function_call_output",
  "message",
);
const { shape } = fc.letrec<{ shape: unknown }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), type),
    fc.array(tie("shape"), { maxLength: 3 }),
    fc.dictionary(field, tie("shape"), { maxKeys: 4 }),
  ),
}));
const text = fc.oneof(
  fc.constantFrom(...words),
  fc.string(),
  shape.map((value) => JSON.stringify(value)),
);
const attributes = fc
  .array(fc.tuple(fc.constantFrom(...keys), text), { maxLength: 10 })
  .map((pairs) => Object.fromEntries(pairs));
const eventNames = fc.constantFrom(
  "exception",
  "gen_ai.choice",
  "gen_ai.user.message",
  "gen_ai.tool.message",
  "db.query.result",
  "ai.stream.firstChunk",
  "gen_ai.content.prompt",
  "gen_ai.client.inference.operation.details",
);
const eventAttributes = fc.dictionary(
  fc.constantFrom(
    "content",
    "message",
    "role",
    "id",
    "finish_reason",
    "gen_ai.prompt",
    "gen_ai.input.messages",
    "exception.message",
  ),
  text,
  { maxKeys: 3 },
);
const events = fc.array(
  fc.record({
    name: eventNames,
    timeNs: fc.constantFrom("0", "17", "x"),
    attributes: eventAttributes,
  }),
  { maxLength: 3 },
);

it("no attribute content makes the mapping throw", () => {
  fc.assert(
    fc.property(attributes, events, text, (given, told, body) => {
      const span = unfoldPending(
        aDecodedSpan(given, { events: told, parentSpanId: "00f067aa0ba902b7" }),
      );
      const facts = summariseSpan(span);
      const log: DecodedLog = { ...span, timeNs: 1n, eventName: told[0]?.name ?? "", body };
      const content = describeSpan({ ...span, facts, vectorCount: 0, logs: [log, log] });
      expect(facts.inputKey === "" || span.attributes[facts.inputKey] === facts.input).toBe(true);
      expect(facts.outputKey === "" || span.attributes[facts.outputKey] === facts.output).toBe(
        true,
      );
      expect(Object.keys(content.attributes)).toEqual(Object.keys(span.attributes));
    }),
    { numRuns: 3000 },
  );
});

it("JSON nested beyond the stack is taken as it comes", () => {
  const depth = 20_000;
  const deep = `${'[{"role":"user","content":'.repeat(depth)}"x"${"}]".repeat(depth)}`;
  const given = {
    "openinference.span.kind": "LLM",
    "input.value": deep,
    metadata: deep,
    "ai.embeddings": deep,
    "gen_ai.tool.definitions": deep,
    "gen_ai.input.messages": deep,
  };
  const span = aDecodedSpan(given);
  const facts = summariseSpan(span);
  expect(facts.kind).toBe("LLM");
  expect(describeSpan({ ...span, facts, vectorCount: 0, logs: [] }).input).toBe(deep);
});
