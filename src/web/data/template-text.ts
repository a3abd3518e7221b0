import { z } from "zod";

const chat = z.array(z.object({ role: z.string(), content: z.unknown() }).loose()).min(1);

/** A template as people read it: a chat template as its messages, any other as it came. */
export function templateText(template: string): string {
  if (!template.trimStart().startsWith("[")) return template;
  const messages = chat.safeParse(parseJson(template));
  if (!messages.success) return template;
  return messages.data
    .map(
      ({ role, content }) =>
        `${role}:\n${typeof content === "string" ? content : JSON.stringify(content, null, 2)}`,
    )
    .join("\n\n");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
