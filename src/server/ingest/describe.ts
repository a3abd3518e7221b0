import type { Message, SpanContent, SpanLink } from "#contract/span.ts";
import type { DecodedLog } from "./decoded.ts";
import { documentsBeforeOf, documentsOf } from "./dialect/documents.ts";
import { finishReasonOf, finishWord } from "./dialect/finish.ts";
import { isRecord, parseJson, textAt } from "./dialect/json.ts";
import { readChatOutput } from "./dialect/messages/chat-json.ts";
import { readInputMessages } from "./dialect/messages/input.ts";
import { lastText } from "./dialect/messages/last-text.ts";
import { readOutputMessages } from "./dialect/messages/output.ts";
import { templateOf } from "./dialect/prompt.ts";
import { settingsOf } from "./dialect/settings.ts";
import type { SpanSource } from "./dialect/source.ts";
import { toolDefinitionsOf } from "./dialect/tool-definitions.ts";
import { toolCallIdOf } from "./dialect/tool-name.ts";
import type { SpanFacts } from "./span-facts.ts";

type Columns = Pick<
  SpanFacts,
  | "kind"
  | "dialect"
  | "error"
  | "input"
  | "output"
  | "toolName"
  | "promptName"
  | "promptVersion"
  | "sessionId"
  | "userId"
  | "tags"
  | "metadata"
  | "timing"
>;

/** A span as the store gives it back. The store has put `input` and `output` back under their keys. */
export interface DescribeInput extends Pick<SpanSource, "attributes" | "resource" | "events"> {
  readonly links: readonly SpanLink[];
  readonly facts: Columns;
  /** How many vectors were taken out of the attributes. */
  readonly vectorCount: number;
  /** The log records that name this span, in the order they came. */
  readonly logs: readonly DecodedLog[];
}

/**
 * Everything the side panel shows of one span. Computed when it is read, so that a better mapping also
 * serves spans stored before it. Never throws.
 */
export function describeSpan(span: DescribeInput): SpanContent {
  const { attributes, facts, logs } = span;
  // What a tool was given and gave back is no conversation, though some write it as one.
  const isTool = facts.kind === "TOOL";
  const inputMessages = isTool ? [] : readInputMessages(span, logs);
  const outputMessages = isTool ? [] : readOutputMessages(span, logs);
  const isModel = facts.kind === "LLM";
  const talks = isModel || facts.kind === "AGENT";
  return {
    input: facts.input ?? (talks ? lastText(inputMessages) : null),
    output: facts.output ?? (talks ? lastText(outputMessages) : null),
    inputMessages,
    outputMessages,
    toolName: facts.toolName,
    toolCallId: facts.kind === "TOOL" ? toolCallIdOf(span) : null,
    toolDefinitions: toolDefinitionsOf(attributes),
    documents: documentsOf(span, facts.kind),
    documentsBefore: documentsBeforeOf(attributes, facts.kind),
    vectors: span.vectorCount,
    settings: settingsOf(attributes),
    finishReason:
      finishReasonOf(span) ?? finishOf(outputMessages) ?? (isModel ? rawFinish(span) : null),
    prompt: promptOf(span),
    sessionId: facts.sessionId,
    userId: facts.userId,
    tags: [...facts.tags],
    metadata: { ...facts.metadata },
    error: facts.error,
    events: [...span.events],
    links: [...span.links],
    attributes: { ...attributes },
    resource: { ...span.resource },
    dialect: facts.dialect,
    timing: facts.timing,
    cut: [],
  };
}

function finishOf(outputMessages: readonly Message[]): string | null {
  return outputMessages.find(({ finishReason }) => finishReason !== null)?.finishReason ?? null;
}

/** OpenInference's flat keys have no reason; the raw answer beside them often does. */
function rawFinish({ attributes }: DescribeInput): string | null {
  const answer = parseJson(attributes["output.value"]);
  const told = isRecord(answer) ? textAt(answer, "finish_reason", "stop_reason") : null;
  return told === null ? finishOf(readChatOutput(answer)) : finishWord(told);
}

function promptOf({ attributes, facts }: DescribeInput): SpanContent["prompt"] {
  const { template, variables } = templateOf(attributes, facts.kind);
  const { promptName: name, promptVersion: version } = facts;
  const known = name ?? version ?? template;
  return known === null && Object.keys(variables).length === 0
    ? null
    : { name, version, template, variables };
}
