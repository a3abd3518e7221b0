import { diffLines } from "diff";
import type { DiffPart } from "./text-diff.ts";

/** Beyond this, reading and indenting would hold up the page. */
const mostCharacters = 500_000;
/** Deeper texts would exhaust the stack when they are put in order. */
const mostLevels = 500;
const timeoutMs = 300;

/** What a text is as JSON; undefined where it is no object or list. */
export function readJson(text: string): unknown {
  const start = text.trimStart()[0];
  if ((start !== "{" && start !== "[") || text.length > mostCharacters) return undefined;
  try {
    return levelsOf(text) > mostLevels ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Brackets that are open at most, those inside strings included: an upper bound is enough. */
function levelsOf(text: string): number {
  let open = 0;
  let most = 0;
  for (const char of text) {
    if (char === "{" || char === "[") most = Math.max(most, ++open);
    else if (char === "}" || char === "]") open--;
  }
  return most;
}

/** Indented, with keys in order: two objects with the same content give the same lines. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(sorted(value), null, 2);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/**
 * What changed between two JSON texts, in lines of their sorted form: moved keys and white space are no
 * change. Undefined where one of them is no JSON.
 */
export function diffJson(before: string, after: string): DiffPart[] | undefined {
  const [one, other] = [readJson(before), readJson(after)];
  if (one === undefined || other === undefined) return undefined;
  const [left, right] = [sortedJson(one), sortedJson(other)];
  const changes = diffLines(left, right, { timeout: timeoutMs });
  if (!changes)
    return [
      { kind: "removed", text: left },
      { kind: "added", text: right },
    ];
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}
