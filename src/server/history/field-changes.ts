import type { HistoryItem } from "#contract/history.ts";

type Changes = HistoryItem["changes"];

const longestText = 300;
const mostFields = 50;
/** Characters before the first difference, so that one sees where it is. */
const led = 40;

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
    .map((field) => ({ field, ...sidesOf(was.get(field), is.get(field)) }));
}

/** Both sides from where they part, so that a change deep in a long text is seen. */
function sidesOf(before: string | undefined, after: string | undefined) {
  const from = partingOf(before ?? "", after ?? "");
  return { before: cut(before, from), after: cut(after, from) };
}

function partingOf(before: string, after: string): number {
  if (before.length <= longestText && after.length <= longestText) return 0;
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at <= led * 2 ? 0 : at - led;
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

function cut(text: string | undefined, from: number): string | null {
  if (text === undefined) return null;
  const to = from + longestText;
  const part = text.slice(from, to).toWellFormed();
  return `${from > 0 ? "…" : ""}${part}${text.length > to ? "…" : ""}`;
}
