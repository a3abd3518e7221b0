import type { Redactor } from "../../privacy/redactor.ts";
import { isPlain, kindOf } from "./field-kinds.ts";

/** What may leave of an answer: its texts redacted, its numbers as they are. The very same where nothing is found. */
export function redactJson(redactor: Redactor, value: unknown, field = ""): unknown {
  if (typeof value === "string") return redactField(redactor, field, value);
  if (Array.isArray(value)) return value.map((item) => redactJson(redactor, item, field));
  if (typeof value !== "object" || value === null) return value;
  const kind = kindOf(field);
  if (kind.kind === "tree") return redactTree(redactor, value, kind.path);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      redactor.name(key),
      redactJson(redactor, inner, key),
    ]),
  );
}

function redactField(redactor: Redactor, field: string, value: string): string {
  if (value === "" || isPlain(field, value)) return value;
  const kind = kindOf(field);
  switch (kind.kind) {
    case "text":
      return redactText(redactor, kind.paths, value);
    case "tree":
      return redactText(redactor, [kind.path], value);
    case "cursor":
      return redactCursor(redactor, value);
    case "name":
      return redactor.name(value);
  }
}

function redactText(redactor: Redactor, paths: readonly string[], value: string): string {
  const ruled = paths.filter((path) => redactor.rules(path));
  let kept = ruled.length === 0 ? redactor.text(value) : value;
  for (const path of ruled) kept = redactor.field(path, kept);
  return withoutCutAddress(redactor, kept);
}

/** Texts are cut at this many characters or more. */
const shortestCut = 100;

/** An address that the end of a text cuts off: completed, it is found as a whole one is. */
function withoutCutAddress(redactor: Redactor, text: string): string {
  const [found, end = ""] = /@[\p{L}\p{N}.-]{0,64}(…?)$/u.exec(text) ?? [];
  if (found === undefined || (end === "" && text.length < shortestCut)) return text;
  const cut = text.slice(0, text.length - end.length).replace(/[.-]+$/, "");
  const whole = cut.endsWith("@") ? `${cut}example.com` : `${cut}.com`;
  const kept = redactor.text(whole);
  return kept === whole || kept.endsWith(".com") ? text : `${kept}${end}`;
}

/** Numbers in it are somebody's too. Its keys are names. */
function redactTree(redactor: Redactor, value: object, path: string): unknown {
  return withNamedKeys(redactor, redactor.value(value, path));
}

function withNamedKeys(redactor: Redactor, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withNamedKeys(redactor, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      redactor.name(key),
      withNamedKeys(redactor, inner),
    ]),
  );
}

/** A place in a list that holds a name in another form becomes a word that leads nowhere but within the view. */
export function redactCursor(redactor: Redactor, cursor: string): string {
  const inside = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^[[{]/.test(inside)) return redactor.name(cursor);
  return redactor.name(inside) === inside ? cursor : `⟦cursor-${redactor.digest(cursor)}⟧`;
}
