import type { MessagePart } from "#contract/span.ts";
import { isRecord, textAt, type JsonRecord } from "../json.ts";

type MediaType = "image" | "audio" | "file";

/** The attachment a content block of any SDK holds; undefined when it holds none. */
export function mediaPart(block: JsonRecord): MessagePart | undefined {
  const mimeType = mimeOf(block);
  const found = urlOf(block, mimeType);
  const type = typeOf(block, mimeType);
  if (found === undefined && type === undefined) return undefined;
  return {
    type: type ?? "file",
    url: found ?? null,
    mimeType,
    name: textAt(block, "filename", "name", "file_name", "title"),
  };
}

function mimeOf(block: JsonRecord): string | null {
  const names = ["mime_type", "mimeType", "mediaType", "media_type", "contentType"];
  const own = textAt(block, ...names);
  if (own !== null) return own;
  for (const inner of ["source", "inlineData", "inline_data", "fileData", "file_data", "media"]) {
    const value = block[inner];
    if (isRecord(value)) return textAt(value, ...names);
  }
  return null;
}

const nested = [
  "image_url",
  "source",
  "inlineData",
  "inline_data",
  "fileData",
  "file_data",
  "media",
  "input_audio",
  "file",
];

function urlOf(block: JsonRecord, mimeType: string | null): string | undefined {
  const own = urlIn(block, mimeType);
  if (own !== undefined) return own;
  for (const name of nested) {
    const value = block[name];
    if (typeof value === "string" && value !== "") return asUrl(value, mimeType);
    const inner = isRecord(value) ? urlIn(value, mimeType) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function urlIn(record: JsonRecord, mimeType: string | null): string | undefined {
  const url = textAt(record, "url", "uri", "fileUri", "file_uri");
  if (url !== null) return url;
  const data = textAt(record, "data", "image", "audio", "content", "file_data");
  return data === null ? undefined : asUrl(data, mimeType);
}

/** Base64 becomes a data: URI; what already names a scheme stays. */
function asUrl(text: string, mimeType: string | null): string {
  if (/^[a-z][a-z0-9+.-]{0,20}:/i.test(text)) return text;
  return `data:${mimeType ?? "application/octet-stream"};base64,${text}`;
}

function typeOf(block: JsonRecord, mimeType: string | null): MediaType | undefined {
  const words = [block["modality"], mimeType, block["type"]];
  for (const word of words) {
    if (typeof word !== "string") continue;
    if (word.includes("image")) return "image";
    if (word.includes("audio")) return "audio";
    if (/^(?:file|document|blob|uri|media|video|input_file)/.test(word)) return "file";
  }
  return "image_url" in block ? "image" : undefined;
}
