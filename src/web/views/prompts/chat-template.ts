import { z } from "zod";

const chat = z
  .array(z.object({ role: z.string(), content: z.unknown().optional() }).loose())
  .min(1);

export interface TemplateMessage {
  /** "" for a template that is plain text. */
  readonly role: string;
  readonly text: string;
}

/** A template as people read it: the messages of a chat, or one text. */
export function messagesOf(template: string): TemplateMessage[] {
  const plain = [{ role: "", text: template }];
  if (!template.trimStart().startsWith("[")) return plain;
  const messages = chat.safeParse(parseJson(template));
  if (!messages.success) return plain;
  return messages.data.map(({ role, content, ...more }) => ({
    role,
    text: [
      typeof content === "string" ? content : content === undefined ? "" : pretty(content),
      ...(Object.keys(more).length > 0 ? [pretty(more)] : []),
    ]
      .filter(Boolean)
      .join("\n"),
  }));
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const variable =
  /\{\{\s*([\p{L}_][\p{L}\p{N}_.-]{0,80})\s*\}\}|(?<!\{)\{([\p{L}_][\p{L}\p{N}_.-]{0,80})\}(?!\})/gu;

/** Names that stand in braces, `{name}` or `{{ name }}`, in the order of their first use. */
export function variablesOf(template: string): string[] {
  const names = new Set<string>();
  for (const [, double, single] of template.matchAll(variable)) names.add(double ?? single ?? "");
  return [...names];
}
