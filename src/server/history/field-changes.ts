import type { HistoryItem } from "#contract/history.ts";

type Changes = HistoryItem["changes"];

const longestText = 300;
const mostFields = 50;

/** What differs between two versions of a record, leaf by leaf; `before` is undefined for the first one. */
export function fieldChanges(
  before: Readonly<Record<string, unknown>> | undefined,
  after: Readonly<Record<string, unknown>>,
): Changes {
  const was = leavesOf(before ?? {});
  const is = leavesOf(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .slice(0, mostFields)
    .map((field) => ({ field, before: cut(was.get(field)), after: cut(is.get(field)) }));
}

function leavesOf(value: unknown, path = "", found = new Map<string, string>()) {
  if (value === null || value === undefined) return found;
  if (typeof value === "object" && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value))
      leavesOf(inner, path === "" ? key : `${path}.${key}`, found);
    return found;
  }
  return found.set(path, typeof value === "string" ? value : JSON.stringify(value));
}

function cut(text: string | undefined): string | null {
  if (text === undefined) return null;
  return text.length > longestText ? `${text.slice(0, longestText).toWellFormed()}…` : text;
}
