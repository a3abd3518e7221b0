import { describe, expect, it } from "vitest";
import { messageLines, readSpan } from "#testing/read-span.ts";

const json = JSON.stringify;

describe("Pydantic AI", () => {
  const scope = { scopeName: "pydantic-ai" };

  it("knows the agents and tool groups of formats that name no operation", () => {
    expect(readSpan({ agent_name: "a", model_name: "m" }, scope).facts.kind).toBe("AGENT");
    expect(readSpan({ tools: json(["look"]) }, scope).facts.kind).toBe("CHAIN");
    expect(readSpan({ agent_name: "a" }).facts.kind).toBe("UNKNOWN");
  });

  it("tells what was asked from what was answered last", () => {
    const { content } = readSpan(
      {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.system_instructions": json([{ type: "text", content: "short" }]),
        "pydantic_ai.all_messages": json([
          { role: "user", parts: [{ type: "text", content: "hi" }] },
          { role: "assistant", parts: [{ type: "text", content: "ho" }] },
        ]),
      },
      scope,
    );
    expect(messageLines(content.inputMessages)).toEqual(["system: short", "user: hi"]);
    expect(messageLines(content.outputMessages)).toEqual(["assistant: ho"]);
  });

  it("reads the events of its first format, thoughts among them", () => {
    const { content } = readSpan({
      all_messages_events: json([
        { role: "user", content: "hi", "event.name": "gen_ai.user.message" },
        {
          role: "assistant",
          content: [
            { kind: "thinking", text: "hm" },
            { kind: "text", text: "ho" },
          ],
          "event.name": "gen_ai.assistant.message",
        },
      ]),
    });
    expect(messageLines(content.inputMessages)).toEqual(["user: hi"]);
    expect(content.outputMessages[0]?.parts).toEqual([
      { type: "reasoning", text: "hm" },
      { type: "text", text: "ho" },
    ]);
  });

  it("counts what was written to the cache", () => {
    const { facts } = readSpan({
      "gen_ai.usage.input_tokens": "137",
      "gen_ai.usage.details.cache_read_input_tokens": "100",
      "gen_ai.usage.details.cache_creation_input_tokens": "7",
    });
    expect(facts.tokens).toMatchObject({ prompt: 137, cacheRead: 100, cacheWrite: 7 });
  });
});

describe("Mastra", () => {
  it("takes a generation without inferences for the call", () => {
    const generation = { "mastra.span.type": "model_generation" };
    const call = readSpan({
      ...generation,
      "gen_ai.operation.name": "chat",
      "gen_ai.response.finish_reasons": "stop",
      "gen_ai.usage.input_tokens": "20",
      "gen_ai.usage.cached_input_tokens": "16",
      threadId: "t1",
    });
    expect(call.facts).toMatchObject({ kind: "LLM", sessionId: "t1", tokens: { cacheRead: 16 } });
    expect(call.content.finishReason).toBe("stop");
    const wrapper = { ...generation, "gen_ai.operation.name": "model_generation" };
    expect(readSpan(wrapper).facts.kind).toBe("CHAIN");
  });
});

describe("Genkit", () => {
  it("reads plugin and model out of an action's name, and texts out of their quotes", () => {
    const { facts } = readSpan({
      "genkit:type": "action",
      "genkit:metadata:subtype": "embedder",
      "genkit:name": "openai/text-embedding-3-small",
      "genkit:input": json("warm?"),
    });
    expect(facts).toMatchObject({
      kind: "EMBEDDING",
      provider: "openai",
      model: "text-embedding-3-small",
      input: "warm?",
      inputKey: "",
    });
  });

  it("knows prompts by name and tools by key", () => {
    const prompt = readSpan({ "genkit:type": "dotprompt", "genkit:name": "greet" });
    expect(prompt.facts).toMatchObject({ kind: "CHAIN", promptName: "greet" });
    const render = readSpan({
      "genkit:type": "promptTemplate",
      "genkit:metadata:promptName": "greet",
    });
    expect(render.facts).toMatchObject({ kind: "PROMPT", promptName: "greet" });
    const generate = readSpan({
      "genkit:type": "util",
      "genkit:input": json({ messages: [], tools: ["/tool/look"] }),
    });
    expect(generate.content.toolDefinitions).toMatchObject([{ name: "look" }]);
  });
});

describe("OpenInference", () => {
  const llm = { "openinference.span.kind": "LLM" };

  it.each([
    [{ choices: [{ finish_reason: "tool_calls", message: { role: "assistant" } }] }, "tool_calls"],
    [{ role: "assistant", content: [], stop_reason: "end_turn" }, "stop"],
    [{ candidates: [{ content: { parts: [{ text: "a" }] }, finish_reason: "STOP" }] }, "stop"],
    [{ generations: [[{ text: "a", generation_info: { finish_reason: "length" } }]] }, "length"],
  ])("finds why the model stopped in its raw answer %#", (answer, reason) => {
    const { content } = readSpan({
      ...llm,
      "output.value": json(answer),
      "llm.output_messages.0.message.role": "assistant",
      "llm.output_messages.0.message.content": "a",
    });
    expect(content.finishReason).toBe(reason);
  });

  it("shows no answer of a failed call in which there is nothing", () => {
    const { content } = readSpan({ ...llm, "llm.output_messages.0.message.role": "assistant" });
    expect(content.outputMessages).toEqual([]);
  });

  it("takes no printed objects for documents", () => {
    const { content } = readSpan({
      "openinference.span.kind": "RETRIEVER",
      "output.value": json(["<NodeWithScore(node=TextNode(id_=1), score=0.9)>", "a text"]),
    });
    expect(content.documents).toMatchObject([{ content: "a text" }]);
  });
});

describe("ADK", () => {
  const scope = { scopeName: "gcp.vertex.agent" };

  it.each([
    ["invocation", "CHAIN"],
    ["agent_run [helper]", "AGENT"],
    ["call_llm", "LLM"],
    ["execute_tool look", "TOOL"],
  ])("knows %s without attributes", (name, kind) => {
    expect(readSpan({}, { ...scope, name }).facts.kind).toBe(kind);
  });

  it("takes itself for no provider", () => {
    const { facts } = readSpan(
      {
        "gcp.vertex.agent.llm_request": "{}",
        "gcp.vertex.agent.session_id": "s1",
        "gen_ai.system": "gcp.vertex.agent",
        "gen_ai.request.model": "openai/gpt-4o-mini",
      },
      scope,
    );
    expect(facts).toMatchObject({ kind: "LLM", provider: "openai", sessionId: "s1" });
  });
});

describe("Strands", () => {
  it("reads what went through a tool out of its events", () => {
    const { facts, content } = readSpan(
      { "gen_ai.operation.name": "execute_tool", "tool.status": "error" },
      {
        events: [
          {
            name: "gen_ai.tool.message",
            timeNs: "1",
            attributes: { role: "tool", content: json({ a: 1 }), id: "c1" },
          },
          {
            name: "gen_ai.choice",
            timeNs: "2",
            attributes: { message: json([{ text: "no such city" }]), id: "c1" },
          },
        ],
      },
    );
    expect(facts).toMatchObject({
      kind: "TOOL",
      status: "error",
      input: '{"a":1}',
      output: "no such city",
    });
    expect(content.inputMessages).toEqual([]);
    expect(readSpan({ "event_loop.cycle_id": "1" }).facts.kind).toBe("CHAIN");
  });
});

describe("LiteLLM", () => {
  it("finds the call that its messages miss, the cost and the user", () => {
    const { facts, content } = readSpan({
      "gen_ai.operation.name": "chat",
      "gen_ai.output.messages": json([
        { role: "assistant", parts: [], finish_reason: "tool_calls" },
      ]),
      "gen_ai.response.finish_reasons": json(["tool_calls"]),
      "gen_ai.completion.0.function_call.name": "look",
      "gen_ai.completion.0.function_call.arguments": "{}",
      "gen_ai.cost.total_cost": "0.5",
      "llm.user": "u1",
    });
    expect(messageLines(content.outputMessages)).toEqual(["assistant: - look({})"]);
    expect(content.finishReason).toBe("tool_calls");
    expect(facts).toMatchObject({ costUsd: 0.5, userId: "u1" });
  });

  it("finds a model that was given by position, and the ids of results", () => {
    const { facts, content } = readSpan({
      "openinference.span.kind": "LLM",
      "input.value": json({ messages: [{ role: "tool", tool_call_id: "c1", content: "21" }] }),
      "output.value": json({ model: "gpt-4o", choices: [] }),
      "llm.input_messages.0.message.role": "tool",
      "llm.input_messages.0.message.content": "21",
    });
    expect(facts.model).toBe("gpt-4o");
    expect(messageLines(content.inputMessages)).toEqual(["tool: c1 = 21"]);
  });
});

describe("LangChain", () => {
  it("reads Langfuse's tools, pairs and quoted metadata", () => {
    const offer = { type: "function", function: { name: "look", parameters: {} } };
    const { facts, content } = readSpan({
      "langfuse.observation.type": "generation",
      "langfuse.observation.input": json([["user", "hi"], { role: "tool", content: offer }]),
      "langfuse.observation.metadata.ls_provider": json("openai"),
      "langfuse.observation.metadata.finish_reason": json("stop"),
      "langfuse.observation.metadata.langfuse_session_id": json("s1"),
    });
    expect(messageLines(content.inputMessages)).toEqual(["user: hi"]);
    expect(content).toMatchObject({ toolDefinitions: [{ name: "look" }], finishReason: "stop" });
    expect(facts).toMatchObject({ provider: "openai", sessionId: "s1" });
    expect(facts.metadata).toMatchObject({ ls_provider: "openai" });
  });

  it("takes OpenLLMetry's wrapping off, and a thread for the session", () => {
    const { facts } = readSpan({
      "traceloop.span.kind": "workflow",
      "traceloop.entity.input": json({ inputs: { q: "hi" }, tags: [], metadata: {}, kwargs: {} }),
      "traceloop.entity.output": json({ outputs: "ho", kwargs: {} }),
      "traceloop.association.properties.thread_id": "th1",
    });
    expect(facts).toMatchObject({ input: '{"q":"hi"}', output: "ho", sessionId: "th1" });
  });

  it("reads messages that name their role as a type", () => {
    const { content } = readSpan({
      "openinference.span.kind": "CHAIN",
      "input.value": json({
        messages: [
          { type: "system", content: "short" },
          { type: "human", content: "hi" },
          { type: "tool", content: "21", tool_call_id: "c1" },
        ],
      }),
    });
    expect(messageLines(content.inputMessages)).toEqual([
      "system: short",
      "user: hi",
      "tool: c1 = 21",
    ]);
  });
});

describe("Bedrock", () => {
  it("reads tools that come as toolSpec", () => {
    const schema = { type: "object" };
    const { content } = readSpan({
      "openinference.span.kind": "LLM",
      "llm.tools.0.tool.json_schema": json({
        toolSpec: { name: "look", inputSchema: { json: schema } },
      }),
    });
    expect(content.toolDefinitions).toEqual([
      { name: "look", description: null, parameters: json(schema) },
    ]);
  });
});
