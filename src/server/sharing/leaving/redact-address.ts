import type { ViewRead } from "#contract/snapshots.ts";
import type { Redactor } from "../../privacy/redactor.ts";
import { isCursor } from "./field-kinds.ts";
import { redactCursor, redactJson } from "./redact-json.ts";

/**
 * An address as it may leave: the names in it become what they become in answers, so that a view finds its parts.
 * What does not change keeps the very form it has.
 */
export function redactAddress(redactor: Redactor, address: string): string {
  const at = address.indexOf("?");
  const path = at < 0 ? address : address.slice(0, at);
  const kept = path
    .split("/")
    .map((part) => redactPart(part, (name) => redactor.name(name)))
    .join("/");
  if (at < 0) return kept;
  const query = address.slice(at + 1).split("&");
  return `${kept}?${query.map((pair) => redactPair(redactor, pair)).join("&")}`;
}

function redactPart(part: string, redact: (name: string) => string): string {
  const name = decoded(part);
  const kept = redact(name);
  return kept === name ? part : encodeURIComponent(kept);
}

function redactPair(redactor: Redactor, pair: string): string {
  for (const [key, value] of new URLSearchParams(pair)) {
    const keptKey = redactor.name(key);
    const kept = isCursor(key) ? redactCursor(redactor, value) : redactor.name(value);
    if (kept === value && keptKey === key) return pair;
    return new URLSearchParams([[keptKey, kept]]).toString();
  }
  return pair;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A read as the receiver asks it. */
export function redactRead(redactor: Redactor, { address, accept, body }: ViewRead): ViewRead {
  return {
    address: redactAddress(redactor, address),
    ...(accept !== undefined && { accept }),
    ...(body !== undefined && { body: redactQuestion(redactor, body) }),
  };
}

/** What is posted along holds names alone. */
export function redactQuestion(redactor: Redactor, question: string): string {
  try {
    const parsed: unknown = JSON.parse(question);
    const kept = JSON.stringify(redactJson(redactor, parsed));
    return kept === JSON.stringify(parsed) ? question : kept;
  } catch {
    return redactor.name(question);
  }
}

/** What each part of an address was before; for those that changed. */
export function partsBefore(redactor: Redactor, address: string): [string, string][] {
  const [path = "", query = ""] = address.split("?", 2);
  const names = path.split("/").map(decoded);
  const values = Array.from(new URLSearchParams(query));
  return [
    ...names.map((name): [string, string] => [redactor.name(name), name]),
    ...values.flatMap(([key, value]): [string, string][] => [
      [redactor.name(key), key],
      [isCursor(key) ? redactCursor(redactor, value) : redactor.name(value), value],
    ]),
  ].filter(([kept, before]) => kept !== before);
}
