import type { Message, SpanContent, SpanLink } from "#contract/span.ts";
import type { DecodedLog } from "./decoded.ts";
import { documentsBeforeOf, documentsOf } from "./dialect/documents.ts";
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
  | "finishReason"
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
  const inputMessages = readInputMessages(span, logs);
  const outputMessages = readOutputMessages(span, logs);
  const isModel = facts.kind === "LLM";
  return {
    input: facts.input ?? (isModel ? lastText(inputMessages) : null),
    output: facts.output ?? (isModel ? lastText(outputMessages) : null),
    inputMessages,
    outputMessages,
    toolName: facts.toolName,
    toolCallId: facts.kind === "TOOL" ? toolCallIdOf(span) : null,
    toolDefinitions: toolDefinitionsOf(attributes),
    documents: documentsOf(span, facts.kind),
    documentsBefore: documentsBeforeOf(attributes, facts.kind),
    vectors: span.vectorCount,
    settings: settingsOf(attributes),
    finishReason: facts.finishReason ?? finishOf(outputMessages),
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

function promptOf({ attributes, facts }: DescribeInput): SpanContent["prompt"] {
  const { template, variables } = templateOf(attributes, facts.kind);
  const { promptName: name, promptVersion: version } = facts;
  const known = name ?? version ?? template;
  return known === null && Object.keys(variables).length === 0
    ? null
    : { name, version, template, variables };
}
