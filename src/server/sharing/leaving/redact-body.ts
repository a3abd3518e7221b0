import { pictureType } from "#contract/embeddings.ts";
import { packSubjects } from "#contract/embeddings/point-columns.ts";
import { type Body, type Column, decodeBody, encodeBody } from "#contract/trace-columns/body.ts";
import { getTraceColumns } from "#contract/trace-columns/get-trace-columns.ts";
import type { Redactor } from "../../privacy/redactor.ts";
import { withoutEchoes } from "./field-echoes.ts";
import { redactJson } from "./redact-json.ts";

/** Bodies of typed arrays: what is text in them stands in their header, or as subjects of points. */
const columnTypes: readonly string[] = [getTraceColumns.mediaType, pictureType];

/**
 * The body of an answer as it may leave; the very same bytes where nothing is found. Throws for a form that cannot be
 * read: nothing may pass because of that.
 */
export function redactBody(redactor: Redactor, mediaType: string, body: Buffer): Buffer {
  const [type = ""] = mediaType.split(";", 1);
  if (body.length === 0) return body;
  if (type.endsWith("json")) return redactJsonBody(redactor, body);
  if (columnTypes.includes(type)) return redactColumns(redactor, body);
  if (type.startsWith("text/")) return Buffer.from(redactor.text(body.toString("utf8")), "utf8");
  throw new Error(`Answers of the form ${type} cannot be redacted.`);
}

function redactJsonBody(redactor: Redactor, body: Buffer): Buffer {
  const text = body.toString("utf8");
  const parsed: unknown = JSON.parse(text);
  const kept = JSON.stringify(withoutEchoes(parsed, redactJson(redactor, parsed)));
  return kept === text ? body : Buffer.from(kept, "utf8");
}

function redactColumns(redactor: Redactor, body: Buffer): Buffer {
  const read = decodeBody(Uint8Array.from(body).buffer);
  const facts = redactJson(redactor, read.facts);
  const subjects = redactSubjects(redactor, read);
  if (!subjects && JSON.stringify(facts) === JSON.stringify(read.facts)) return body;
  const columns = { ...Object.fromEntries(read.columns), ...subjects };
  return Buffer.from(encodeBody(facts, columns));
}

/** The subjects of points, where there are any and one of them changes. */
function redactSubjects(redactor: Redactor, { columns }: Body): Record<string, Column> | undefined {
  const packed = columns.get("subjects");
  const ends = columns.get("subjectEnds");
  if (!packed || !ends) return undefined;
  const whole = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString("latin1");
  let from = 0;
  let changed = false;
  const texts = Array.from(ends, (to) => {
    const text = whole.slice(from, to);
    from = to;
    const parsed: unknown = JSON.parse(text);
    const kept = JSON.stringify(withoutEchoes(parsed, redactJson(redactor, parsed)));
    changed ||= kept !== text;
    return kept;
  });
  return changed ? { ...packSubjects(texts) } : undefined;
}
