import { describe, expect, it } from "vitest";
import { parseFilter } from "#contract/filter/parser.ts";
import { type Message, noTokens, type SpanContent } from "#contract/span.ts";
import { attributeFilter } from "./attribute-filter.ts";
import { embeddedTexts } from "./embedded-texts.ts";
import { evaluationFacts } from "./evaluation-facts.ts";
import { finishWords } from "./finish-words.ts";
import { guardrailFacts } from "./guardrail-facts.ts";
import { mediaOf } from "./media-source.ts";
import { pairCalls } from "./pair-calls.ts";
import { stackParts } from "./stack-trace.ts";
import { tokenShares, writingSpeed } from "./token-shares.ts";

const content = (given: Partial<SpanContent>): SpanContent => ({
  input: null,
  output: null,
  inputMessages: [],
  outputMessages: [],
  toolName: null,
  toolCallId: null,
  toolDefinitions: [],
  documents: [],
  documentsBefore: [],
  vectors: 0,
  settings: {},
  finishReason: null,
  prompt: null,
  sessionId: null,
  userId: null,
  tags: [],
  metadata: {},
  error: null,
  events: [],
  links: [],
  attributes: {},
  resource: {},
  dialect: "",
  timing: "real",
  cut: [],
  ...given,
});

describe("pairCalls", () => {
  const call = (id: string | null): Message => ({
    role: "assistant",
    name: null,
    parts: [{ type: "tool_call", id, name: "look", arguments: "{}" }],
    finishReason: null,
  });
  const result = (id: string | null, text: string): Message => ({
    role: "tool",
    name: null,
    parts: [{ type: "tool_result", id, content: text }],
    finishReason: null,
  });

  it("pairs by position where ids repeat", () => {
    const pairs = pairCalls([call("1"), result("1", "a"), call("1"), result("1", "b")]);
    expect(pairs.answerOf({ message: 0, part: 0 })?.result.content).toBe("a");
    expect(pairs.answerOf({ message: 2, part: 0 })?.result.content).toBe("b");
    expect(pairs.isPaired({ message: 3, part: 0 })).toBe(true);
  });

  it("lets ids choose among calls that wait, and takes the first where they do not help", () => {
    const pairs = pairCalls([call("1"), call("2"), result("2", "b"), result("x", "a")]);
    expect(pairs.answerOf({ message: 0, part: 0 })?.result.content).toBe("a");
    expect(pairs.answerOf({ message: 1, part: 0 })?.result.content).toBe("b");
  });

  it("leaves alone what has no partner", () => {
    const pairs = pairCalls([result("1", "early"), call("1")]);
    expect(pairs.isPaired({ message: 0, part: 0 })).toBe(false);
    expect(pairs.answerOf({ message: 1, part: 0 })).toBeUndefined();
  });
});

describe("tokens", () => {
  it("are split into parts that add up, whatever is said of the parts", () => {
    const shares = tokenShares({
      ...noTokens,
      prompt: 100,
      completion: 50,
      cacheRead: 70,
      cacheWrite: 60,
      reasoning: 80,
    });
    expect(shares.map(({ key, tokens }) => [key, tokens])).toEqual([
      ["cacheRead", 70],
      ["cacheWrite", 30],
      ["reasoning", 50],
    ]);
    expect(tokenShares({ ...noTokens, prompt: 5 })).toEqual([
      { key: "fresh", label: "prompt", tokens: 5 },
    ]);
    expect(tokenShares(noTokens)).toEqual([]);
  });

  it("give a speed from the first token on, or over the whole call", () => {
    expect(writingSpeed(50, 1200, 200)).toEqual({ tokensPerSecond: 50, afterFirst: true });
    expect(writingSpeed(50, 1000, null)).toEqual({ tokensPerSecond: 50, afterFirst: false });
    expect(writingSpeed(50, 1000, 1000)).toEqual({ tokensPerSecond: 50, afterFirst: false });
    expect(writingSpeed(null, 1000, null)).toBeUndefined();
    expect(writingSpeed(50, null, null)).toBeUndefined();
    expect(writingSpeed(50, 0, 0)).toBeUndefined();
  });
});

it("says what an end means, and whether the answer is whole", () => {
  expect(finishWords("length")).toMatchObject({ isCutOff: true });
  expect(finishWords("stop")).toMatchObject({ isCutOff: false });
  expect(finishWords("novel")).toEqual({ reason: "novel", meaning: undefined, isCutOff: false });
});

describe("stackParts", () => {
  const kinds = (stack: string) => stackParts(stack).map(({ lines }) => lines.map((l) => l.kind));

  it("tells the app's lines from those of libraries, and follows causes", () => {
    const stack = [
      "Error: outer",
      "    at open (/app/src/books.ts:1:1)",
      "    at run (/app/node_modules/queue/index.js:4:3)",
      "    at async node:internal/process/task_queues:95:5",
      "  [cause]: Error: inner",
      "      at turn (/app/src/lock.ts:3:1)",
    ].join("\n");
    expect(kinds(stack)).toEqual([
      ["text", "app", "library", "library"],
      ["text", "app"],
    ]);
    expect(stackParts(stack)[1]?.relation).toBe("caused by");
  });

  it("reads Python's, with the lines of code below their frames", () => {
    const stack = [
      "Traceback (most recent call last):",
      '  File "/app/main.py", line 3, in main',
      "    ask()",
      '  File "/usr/lib/python3.11/site-packages/x/y.py", line 9, in ask',
      "    raise KeyError",
      "KeyError",
      "",
      "The above exception was the direct cause of the following exception:",
      "",
      "RuntimeError: no",
    ].join("\n");
    expect(kinds(stack)).toEqual([
      ["text", "app", "app", "library", "library", "text"],
      ["text", "text", "text"],
    ]);
  });

  it("reads Java's, and leaves anything else as text", () => {
    expect(
      kinds("x.Y: no\n\tat com.shop.Z.a(Z.java:1)\n\tat java.base/java.lang.Thread.run(T.java:2)"),
    ).toEqual([["text", "app", "library"]]);
    expect(kinds("just words")).toEqual([["text"]]);
    expect(stackParts("")).toEqual([]);
  });
});

describe("what a guardrail concluded", () => {
  it.each([
    ["allowed", { verdict: "allowed", passed: true }],
    ["declined", { verdict: "declined", passed: false }],
    [
      '{"tripwire_triggered":true,"output_info":"off topic"}',
      { passed: false, reason: "off topic" },
    ],
    ['{"passed":true,"action":"redact"}', { passed: true, action: "redact" }],
    ["a novel", { verdict: "a novel", passed: undefined }],
  ])("%j", (output, expected) => {
    expect(guardrailFacts(content({ output }))).toMatchObject(expected);
  });
});

describe("what an evaluator said", () => {
  it("comes from events, attributes or the output, in this order", () => {
    const output = '{"score":0.2,"reason":"meh"}';
    expect(evaluationFacts(content({ output }))).toMatchObject([
      { value: "0.2", explanation: "meh" },
    ]);
    const attributes = { "gen_ai.evaluation.name": "fit", "gen_ai.evaluation.score.value": "0.7" };
    expect(evaluationFacts(content({ output, attributes }))).toMatchObject([
      { metric: "fit", value: "0.7" },
    ]);
    const events = ["a", "b"].map((label) => ({
      name: "gen_ai.evaluation.result",
      timeNs: "1",
      attributes: { "gen_ai.evaluation.score.label": label },
    }));
    expect(evaluationFacts(content({ attributes, events })).map(({ label }) => label)).toEqual([
      "a",
      "b",
    ]);
    expect(evaluationFacts(content({ output: "[1" }))).toEqual([]);
  });
});

it("finds what was embedded in any dialect", () => {
  const attributes = {
    "embedding.embeddings.10.embedding.text": "last",
    "embedding.embeddings.2.embedding.text": "first",
    "gen_ai.embeddings.dimension.count": "384",
  };
  const found = embeddedTexts(content({ attributes }));
  expect(found.texts.map(({ text }) => text)).toEqual(["first", "last"]);
  expect(found.dimensions).toBe(384);
  const listed = { "ai.values": String.raw`["\"one\"","two"]` };
  expect(embeddedTexts(content({ attributes: listed })).texts.map(({ text }) => text)).toEqual([
    "one",
    "two",
  ]);
  expect(embeddedTexts(content({ input: '["a","b"]' })).texts).toHaveLength(2);
  expect(embeddedTexts(content({ input: "a" })).texts[0]?.at).toBe("/input");
  expect(embeddedTexts(content({})).dimensions).toBeUndefined();
});

it("shows only media that came inside the span", () => {
  expect(mediaOf("data:image/png;base64,AA").kind).toBe("image");
  expect(mediaOf("data:audio/wav;base64,AA").kind).toBe("audio");
  expect(mediaOf("data:text/html,<script>").kind).toBe("other");
  expect(mediaOf("https://x.example/a.png")).toMatchObject({ kind: "remote", host: "x.example" });
  expect(mediaOf("javascript:alert(1)")).toMatchObject({ kind: "remote", host: undefined });
  expect(mediaOf(null).kind).toBe("none");
});

describe("attributeFilter", () => {
  it.each([
    ["http.status", "200"],
    ["genkit:type", 'a "b" (c) *'],
    ["über.key", "größe, 1"],
  ])("finds %s with %j again", (name, value) => {
    const filter = parseFilter(attributeFilter(name, value)!);
    expect(filter).toMatchObject({ kind: "term", field: name, values: [{ op: "=", text: value }] });
  });

  it("offers none for long or empty values, and for names that mean something else", () => {
    expect(attributeFilter("a", "")).toBeUndefined();
    expect(attributeFilter("a", "x".repeat(201))).toBeUndefined();
    expect(attributeFilter("Name", "x")).toBeUndefined();
  });
});
