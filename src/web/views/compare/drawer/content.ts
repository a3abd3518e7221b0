import { readJson } from "#web/ui/json-lines.ts";

/** One part of an output that is more than text. */
export type ContentPart =
  | { readonly kind: "text"; readonly text: string }
  /** An image whose bytes are in the output. */
  | { readonly kind: "image"; readonly url: string }
  /** Something that is named, not shown: an address is never fetched by itself. */
  | { readonly kind: "other"; readonly label: string };

export type Content =
  | { readonly kind: "text" | "markdown" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "parts"; readonly parts: readonly ContentPart[] };

const imageInside = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp)[;,]/i;
const dataUrl = /^data:([\w.+/-]+)[;,]/i;

/** What an output is, from its text alone. */
export function contentOf(text: string): Content {
  const trimmed = text.trim();
  if (dataUrl.test(trimmed)) return { kind: "parts", parts: [dataPart(trimmed)] };
  const value = readJson(text);
  if (value !== undefined) {
    const parts = partsOf(value);
    return parts ? { kind: "parts", parts } : { kind: "json", value };
  }
  return { kind: looksLikeMarkdown(text) ? "markdown" : "text" };
}

/** The parts of a message or list of parts that holds more than text; undefined for any other JSON. */
function partsOf(value: unknown): ContentPart[] | undefined {
  const list = Array.isArray(value) ? value : property(value, "content");
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const parts = list.map((item: unknown) => partOf(item));
  if (parts.some((part) => part === undefined)) return undefined;
  const known = parts.filter((part) => part !== undefined);
  return known.some(({ kind }) => kind !== "text") ? known : undefined;
}

function partOf(item: unknown): ContentPart | undefined {
  if (typeof item === "string") return { kind: "text", text: item };
  const type = property(item, "type");
  const text = property(item, "text");
  if (typeof text === "string" && typeof type === "string") return { kind: "text", text };
  if (typeof type !== "string" || !/image|audio|file|video|document/.test(type)) return undefined;
  const image = property(item, type) ?? property(item, "image_url") ?? property(item, "image");
  const source = property(item, "source");
  const url =
    (typeof image === "string" ? image : property(image, "url")) ??
    property(item, "url") ??
    property(source, "url") ??
    inlineUrl(source) ??
    inlineUrl(item);
  if (typeof url !== "string") return { kind: "other", label: type };
  return dataUrl.test(url) ? dataPart(url) : { kind: "other", label: `${type}: ${url}` };
}

/** Bytes beside their type, as several interfaces send them. */
function inlineUrl(source: unknown): string | undefined {
  const type = property(source, "media_type") ?? property(source, "mimeType");
  const data = property(source, "data");
  return typeof type === "string" && typeof data === "string"
    ? `data:${type};base64,${data}`
    : undefined;
}

function dataPart(url: string): ContentPart {
  if (imageInside.test(url)) return { kind: "image", url };
  const bytes = Math.round((url.length * 3) / 4).toLocaleString("en-US");
  return { kind: "other", label: `${dataUrl.exec(url)?.[1] ?? "data"}, about ${bytes} bytes` };
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

const markdownMarks = [
  /^#{1,6} \S/m,
  /^```/m,
  /^\s*\|.*\|\s*\n\s*\|[\s:|-]+\|/m,
  /^\s*[-*+] \S.*\n\s*[-*+] \S/m,
  /^\s*\d+[.)] \S.*\n\s*\d+[.)] \S/m,
  /\*\*[^\s*][^*\n]*\*\*/,
  /\[[^\]\n]+\]\(https?:\/\/[^)\s]+\)/,
  /!\[[^\]\n]*\]\(/,
];
/** The marks of a long text are in its beginning too. */
const looked = 20_000;

function looksLikeMarkdown(text: string): boolean {
  const start = text.slice(0, looked);
  return markdownMarks.some((mark) => mark.test(start));
}
