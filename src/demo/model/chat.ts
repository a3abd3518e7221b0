/** A call of a tool that the model asks for. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text, as models write it: it can be wrong. */
  readonly arguments: string;
}

export interface Message {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
  readonly toolCalls?: readonly ToolCall[];
  /** Of a tool's answer. */
  readonly toolCallId?: string;
  readonly toolName?: string;
}

/** A page as it is shown to the model. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Pages as lines of a message. */
export function pagesAsText(pages: readonly Page[]): string {
  return pages.map(({ id, title, text }) => `[${id}] ${title}: ${text}`).join("\n");
}

/** The pages that a text shows. */
export function pagesIn(text: string): Page[] {
  return [...text.matchAll(/^\[([a-z-]+)\] ([^:\n]+): (.+)$/gm)].map(
    ([, id = "", title = "", page = ""]) => ({ id, title, text: page }),
  );
}
