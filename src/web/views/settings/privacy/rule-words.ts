import type { detectorNames, PrivacyRules } from "#contract/privacy.ts";

export const detectorWords: Readonly<Record<(typeof detectorNames)[number], string>> = {
  email: "E-mail addresses",
  phone: "Telephone numbers",
  card: "Payment cards",
  iban: "Bank accounts (IBAN)",
  key: "API keys, tokens and passwords",
};

export const actionOptions = [
  { value: "mask", label: "Mask" },
  { value: "hash", label: "Hash" },
  { value: "drop", label: "Drop the text" },
] as const;

/** Own patterns, one a line: a name, an action and the expression; the same for fields. */
export function linesOf({ patterns, fields }: PrivacyRules): { patterns: string; fields: string } {
  return {
    patterns: patterns
      .map(({ name, action, pattern }) => `${name} ${action} ${pattern}`)
      .join("\n"),
    fields: fields.map(({ path, action }) => `${path} ${action}`).join("\n"),
  };
}

type Read<T> = { readonly value: T } | { readonly fault: string };

const patternLine = /^([a-z][a-z0-9-]{0,29})\s+(mask|hash|drop)\s+(\S.*)$/;
const fieldLine = /^(\S.*?)\s+(mask|hash|drop)$/;

export function readPatterns(text: string): Read<PrivacyRules["patterns"]> {
  return readLines(text, "name mask EXPRESSION", (line) => {
    const [, name = "", action, pattern = ""] = patternLine.exec(line) ?? [];
    return isAction(action) ? { name, action, pattern } : undefined;
  });
}

export function readFields(text: string): Read<PrivacyRules["fields"]> {
  return readLines(text, "path mask", (line) => {
    const [, path = "", action] = fieldLine.exec(line) ?? [];
    return isAction(action) ? { path, action } : undefined;
  });
}

function readLines<T>(
  text: string,
  form: string,
  read: (line: string) => T | undefined,
): Read<T[]> {
  const value: T[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const found = read(line.trim());
    if (found === undefined) return { fault: `Line ${index + 1} is not like "${form}"` };
    value.push(found);
  }
  return { value };
}

function isAction(word: string | undefined): word is "mask" | "hash" | "drop" {
  return word === "mask" || word === "hash" || word === "drop";
}
