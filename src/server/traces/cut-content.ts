import type { CutText, SpanContent } from "#contract/span.ts";

/** A text longer than this comes with its beginning only. */
export const wholeCharacters = 16_000;
/** An image that is looked at is worth more than a text that is skimmed. */
const mediaCharacters = 400_000;
/** Once all texts together hold more than this, what follows is cut to a glimpse. */
const allCharacters = 1_500_000;
const glimpseCharacters = 200;
/** Deeper values come from documents' own metadata, and are left alone. */
const mostLevels = 40;

/** Last, as they repeat what the rest is made of. */
const lastFields: readonly (keyof SpanContent)[] = ["events", "resource", "attributes"];

/** A content that is light enough to travel: long texts with their beginning, and where the rest is. */
export function cutContent(content: SpanContent): SpanContent {
  const cut: CutText[] = [];
  let spent = 0;

  function shorten(text: string, at: string): string {
    const isMedia = /^data:(image|audio)\//i.test(text.slice(0, 12)) && at.endsWith("/url");
    const room = spent > allCharacters ? glimpseCharacters : wholeCharacters;
    const most = isMedia && spent < allCharacters ? mediaCharacters : room;
    spent += Math.min(text.length, most);
    if (text.length <= most) return text;
    cut.push({ at, length: text.length });
    return text.slice(0, most).toWellFormed();
  }

  function walk(value: unknown, at: string, level: number): unknown {
    if (typeof value === "string") return shorten(value, at);
    if (typeof value !== "object" || value === null || level > mostLevels) return value;
    if (Array.isArray(value))
      return value.map((item, place) => walk(item, `${at}/${place}`, level + 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        walk(inner, `${at}/${escapeToken(key)}`, level + 1),
      ]),
    );
  }

  const fields = [
    ...Object.keys(content).filter((key) => !lastFields.some((field) => field === key)),
    ...lastFields,
  ];
  const shown: Record<string, unknown> = {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the content's own
  for (const key of fields) shown[key] = walk(content[key as keyof SpanContent], `/${key}`, 1);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape, some texts shorter
  return { ...(shown as SpanContent), cut };
}

/** The text at a JSON pointer; undefined where there is no text. */
export function textAt(content: SpanContent, pointer: string): string | undefined {
  if (!pointer.startsWith("/")) return undefined;
  let value: unknown = content;
  for (const token of pointer.slice(1).split("/")) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object that has this key
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === "string" ? value : undefined;
}

/** RFC 6901. */
function escapeToken(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
