import { describe, expect, it } from "vitest";
import { messageLines as lines, readSpan as read } from "#testing/read-span.ts";

const json = JSON.stringify;

describe("MLflow", () => {
  it("reads quoted values, usage, cost and chat JSON", () => {
    const { facts, content } = read({
      "mlflow.spanType": '"CHAT_MODEL"',
      "mlflow.llm.model": '"gpt-4o"',
      "mlflow.llm.provider": '"openai"',
      "mlflow.spanInputs": json({ messages: [{ role: "user", content: "hi" }] }),
      "mlflow.spanOutputs": json({
        choices: [{ finish_reason: "stop", message: { role: "assistant", content: "ho" } }],
      }),
      "mlflow.chat.tokenUsage": json({ input_tokens: 3, output_tokens: 4, total_tokens: 7 }),
      "mlflow.llm.cost": json({ input_cost: 0.1, output_cost: 0.2, total_cost: 0.3 }),
      "mlflow.trace.session": '"s"',
      "mlflow.chat.tools": json([
        { type: "function", function: { name: "look", parameters: { type: "object" } } },
      ]),
      "mlflow.linkedPrompts": json([{ name: "greet", version: "2" }]),
    });
    expect(facts).toMatchObject({
      kind: "LLM",
      dialect: "mlflow",
      model: "gpt-4o",
      provider: "openai",
      costUsd: 0.3,
      sessionId: "s",
      promptName: "greet",
      promptVersion: "2",
    });
    expect(facts.tokens).toMatchObject({ prompt: 3, completion: 4, total: 7, cacheRead: null });
    expect(lines(content.inputMessages)).toEqual(["user: hi"]);
    expect(content).toMatchObject({ finishReason: "stop", toolDefinitions: [{ name: "look" }] });
    expect(lines(content.outputMessages)).toEqual(["assistant: ho"]);
  });

  it("reads retrieved documents", () => {
    const outputs = json([{ page_content: "text", metadata: { page: 1 }, id: "d1" }]);
    const { facts, content } = read({
      "mlflow.spanType": '"RETRIEVER"',
      "mlflow.spanOutputs": outputs,
    });
    expect(facts).toMatchObject({
      kind: "RETRIEVER",
      output: outputs,
      outputKey: "mlflow.spanOutputs",
    });
    expect(content.documents).toEqual([
      { id: "d1", content: "text", score: null, scoreName: null, metadata: { page: 1 } },
    ]);
  });
});

describe("Genkit", () => {
  it("reads a model action", () => {
    const { facts, content } = read({
      "genkit:type": "action",
      "genkit:metadata:subtype": "model",
      "genkit:name": "googleai/gemini-pro",
      "genkit:input": json({
        messages: [
          {
            role: "user",
            content: [
              { text: "hi" },
              { media: { url: "data:image/png;base64,AA", contentType: "image/png" } },
            ],
          },
        ],
        config: { temperature: 0.5 },
      }),
      "genkit:output": json({
        message: {
          role: "model",
          content: [{ toolRequest: { ref: "1", name: "look", input: { a: 1 } } }],
        },
        finishReason: "stop",
        usage: { inputTokens: 5, outputTokens: 2, thoughtsTokens: 1 },
      }),
    });
    expect(facts).toMatchObject({ kind: "LLM", model: "gemini-pro", provider: "google" });
    expect(content.finishReason).toBe("stop");
    expect(facts.tokens).toMatchObject({ prompt: 5, completion: 2, total: 7, reasoning: 1 });
    expect(lines(content.inputMessages)).toEqual(["user: hi | data:image/png;base64,AA"]);
    expect(lines(content.outputMessages)).toEqual(['assistant: 1 look({"a":1})']);
    expect(content.settings).toEqual({ temperature: "0.5" });
  });

  it("reads documents, vectors and failure", () => {
    const retriever = read({
      "genkit:type": "action",
      "genkit:metadata:subtype": "retriever",
      "genkit:state": "error",
      "genkit:output": json({ documents: [{ content: [{ text: "one" }], metadata: { p: 1 } }] }),
    });
    expect(retriever.facts).toMatchObject({ kind: "RETRIEVER", status: "error" });
    expect(retriever.content.documents).toMatchObject([{ content: "one", metadata: { p: 1 } }]);
    const embedder = read({
      "genkit:type": "action",
      "genkit:metadata:subtype": "embedder",
      "genkit:output": json({ embeddings: [{ embedding: [1, 2] }] }),
    });
    expect(embedder.facts).toMatchObject({
      vectors: [{ vector: [1, 2] }],
      vectorKeys: ["genkit:output"],
      output: null,
    });
  });
});

describe("Pydantic AI", () => {
  it("reads the conversation from the events attribute", () => {
    const { facts, content } = read({
      "gen_ai.operation.name": "chat",
      "gen_ai.system": "openai",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.usage.input_tokens": "5",
      "gen_ai.usage.details.reasoning_tokens": "2",
      "operation.cost": "0.01",
      events: json([
        { "event.name": "gen_ai.system.message", content: "be kind", role: "system" },
        { "event.name": "gen_ai.user.message", content: "hi", role: "user" },
        { "event.name": "gen_ai.tool.message", content: "21", role: "tool", id: "c1" },
        { "event.name": "gen_ai.choice", index: 0, message: { role: "assistant", content: "ho" } },
      ]),
      model_request_parameters: json({
        function_tools: [{ name: "look", parameters_json_schema: {} }],
      }),
    });
    expect(facts).toMatchObject({
      kind: "LLM",
      costUsd: 0.01,
      input: "21",
      output: "ho",
      tokens: { reasoning: 2 },
    });
    expect(lines(content.inputMessages)).toEqual(["system: be kind", "user: hi", "tool: c1 = 21"]);
    expect(lines(content.outputMessages)).toEqual(["assistant: ho"]);
    expect(content.toolDefinitions).toEqual([
      { name: "look", description: null, parameters: "{}" },
    ]);
  });

  it("knows a tool by its name and an agent by its result", () => {
    const tool = read({ "gen_ai.tool.name": "look", tool_arguments: "{}", tool_response: "21" });
    expect(tool.facts).toMatchObject({ kind: "TOOL", toolName: "look", input: "{}", output: "21" });
    const agent = read({
      "gen_ai.operation.name": "invoke_agent",
      model_name: "gpt-4o",
      final_result: "done",
      "pydantic_ai.all_messages": json([
        { role: "user", parts: [{ type: "text", content: "go" }] },
      ]),
    });
    expect(agent.facts).toMatchObject({ kind: "AGENT", output: "done", model: "gpt-4o" });
    expect(lines(agent.content.inputMessages)).toEqual(["user: go"]);
  });
});

describe("Braintrust", () => {
  it("reads JSON attributes", () => {
    const { facts, content } = read({
      "braintrust.span_attributes": json({ type: "llm" }),
      "braintrust.input_json": json([{ role: "user", content: "hi" }]),
      "braintrust.output_json": json([{ message: { role: "assistant", content: "ho" } }]),
      "braintrust.metadata": json({ model: "gpt-4o", temperature: 0 }),
      "braintrust.metrics": json({
        prompt_tokens: 3,
        completion_tokens: 1,
        tokens: 4,
        prompt_cached_tokens: 2,
      }),
      "braintrust.tags": '["a"]',
    });
    expect(facts).toMatchObject({
      kind: "LLM",
      dialect: "braintrust",
      model: "gpt-4o",
      tags: ["a"],
    });
    expect(facts.tokens).toMatchObject({ prompt: 3, completion: 1, total: 4, cacheRead: 2 });
    expect(lines(content.inputMessages)).toEqual(["user: hi"]);
    expect(lines(content.outputMessages)).toEqual(["assistant: ho"]);
  });

  it("keeps invalid JSON as text", () => {
    const { facts } = read({
      "braintrust.span_attributes": json({ type: "score" }),
      "braintrust.input_json": "{oops",
    });
    expect(facts).toMatchObject({ kind: "EVALUATOR", input: "{oops" });
  });
});

describe("Strands", () => {
  it("reads Bedrock blocks from span events and ignores 0/0 usage of a failure", () => {
    const event = (name: string, attributes: Record<string, string>) => ({
      name,
      timeNs: "1",
      attributes,
    });
    const { facts, content } = read(
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.system": "strands-agents",
        "gen_ai.request.model": "claude",
        "gen_ai.usage.prompt_tokens": "0",
        "gen_ai.usage.completion_tokens": "0",
      },
      {
        statusCode: 2,
        events: [
          event("gen_ai.user.message", { content: json([{ text: "hi" }]) }),
          event("gen_ai.assistant.message", {
            content: json([{ toolUse: { toolUseId: "t1", name: "look", input: { a: 1 } } }]),
          }),
          event("gen_ai.tool.message", {
            content: json([
              { toolResult: { toolUseId: "t1", status: "success", content: [{ text: "21" }] } },
            ]),
          }),
          event("gen_ai.choice", { finish_reason: "end_turn", message: json([{ text: "ho" }]) }),
        ],
      },
    );
    expect(facts).toMatchObject({
      kind: "LLM",
      provider: null,
      tokens: { prompt: null },
    });
    expect(content.finishReason).toBe("stop");
    expect(lines(content.inputMessages)).toEqual([
      "user: hi",
      'assistant: t1 look({"a":1})',
      "tool: t1 = 21",
    ]);
    expect(lines(content.outputMessages)).toEqual(["assistant: ho"]);
  });

  it("calls the loop a chain and a failed tool an error", () => {
    expect(read({}, { name: "execute_agent_loop_cycle" }).facts.kind).toBe("CHAIN");
    const tool = read({ "gen_ai.tool.name": "look", "gen_ai.tool.status": "error" });
    expect(tool.facts).toMatchObject({ kind: "TOOL", status: "error" });
  });
});

describe("Google ADK", () => {
  it("reads Gemini requests and responses", () => {
    const { facts, content } = read({
      "gcp.vertex.agent.llm_request": json({
        model: "gemini-pro",
        config: { system_instruction: "be kind" },
        contents: [
          { role: "user", parts: [{ text: "hi" }] },
          { role: "model", parts: [{ function_call: { name: "look", args: { a: 1 } } }] },
        ],
      }),
      "gcp.vertex.agent.llm_response": json({
        content: { parts: [{ text: "ho" }], role: "model" },
      }),
      "gen_ai.usage.input_tokens": "3",
      "gen_ai.request.model": "gemini-pro",
    });
    expect(facts).toMatchObject({ kind: "LLM", dialect: "adk", model: "gemini-pro" });
    expect(lines(content.inputMessages)).toEqual([
      "system: be kind",
      "user: hi",
      'assistant: - look({"a":1})',
    ]);
    expect(lines(content.outputMessages)).toEqual(["assistant: ho"]);
  });
});

describe("OpenLIT", () => {
  it("takes cost 0 for unknown and shows a repeated system prompt once", () => {
    const { facts, content } = read({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "OpenAI",
      "gen_ai.usage.cost": "0",
      "gen_ai.system_instructions": json([{ type: "text", content: "be kind" }]),
      "gen_ai.input.messages": json([
        { role: "system", parts: [{ type: "text", content: "be kind" }] },
        { role: "user", parts: [{ type: "text", content: "hi" }] },
      ]),
    });
    expect(facts).toMatchObject({ costUsd: null, provider: "openai" });
    expect(lines(content.inputMessages)).toEqual(["system: be kind", "user: hi"]);
  });
});
