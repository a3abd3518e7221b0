import type { Message, SpanContent } from "#contract/span.ts";

/** A text of a step in both traces; undefined where a trace does not have it. */
export interface PairText {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Reader = (content: SpanContent) => string | null;

const readers: readonly (readonly [label: string, of: Reader])[] = [
  ["Error", ({ error }) => error && [error.type, error.message].filter(Boolean).join(": ")],
  ["Input", inputOf],
  ["Output", outputOf],
  ["Documents", documentsOf],
  ["Settings", ({ settings }) => linesOf(settings)],
];

/** The texts that either side has, those that say why a step failed first. */
export function pairTexts(a: SpanContent | undefined, b: SpanContent | undefined): PairText[] {
  return readers
    .map(([label, of]) => ({
      label,
      before: (a && of(a)) || undefined,
      after: (b && of(b)) || undefined,
    }))
    .filter(({ before, after }) => before !== undefined || after !== undefined);
}

function inputOf({ inputMessages, input }: SpanContent): string | null {
  return inputMessages.length > 0 ? messagesText(inputMessages) : pretty(input);
}

function outputOf({ outputMessages, output }: SpanContent): string | null {
  return outputMessages.length > 0 ? messagesText(outputMessages) : pretty(output);
}

function documentsOf({ documents }: SpanContent): string {
  return documents
    .map(({ id, score, content }, at) => `${at + 1}. ${id ?? ""} ${score ?? ""}\n${content ?? ""}`)
    .join("\n\n");
}

function messagesText(messages: readonly Message[]): string {
  return messages
    .map(({ role, parts }) => `[${role}]\n${parts.map(partText).join("\n")}`)
    .join("\n\n");
}

function partText(part: Message["parts"][number]): string {
  switch (part.type) {
    case "text":
    case "reasoning":
      return part.text;
    case "tool_call":
      return `calls ${part.name} ${pretty(part.arguments) ?? ""}`;
    case "tool_result":
      return part.content;
    case "image":
    case "audio":
    case "file":
      return `(${part.type}${part.name ? ` ${part.name}` : ""})`;
  }
}

/** JSON a line per field, so that a line is what changed. */
function pretty(text: string | null): string | null {
  if (text === null || !/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function linesOf(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}: ${value}`)
    .toSorted()
    .join("\n");
}
