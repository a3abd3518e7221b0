import { createHmac } from "node:crypto";
import { RE2JS } from "re2js";
import { find } from "#analysis/redaction/find.ts";
import {
  type Detector,
  detectors,
  type Finding,
  withoutOverlaps,
} from "#analysis/redaction/finding.ts";
import type { PrivacyRules, RedactionAction } from "#contract/privacy.ts";
import { ProblemError } from "#contract/problem.ts";
import { isJsonNumber, withoutEscapes, withoutMarks } from "./escapes.ts";
import { matchesPath } from "./path-match.ts";

/** Takes out of texts what the rules of a project name. */
export interface Redactor {
  /** The text as it may be stored; the very same where nothing was found. */
  text(text: string): string;
  /** The text of a field: its rule comes first, then what is found in it. */
  field(path: string, text: string): string;
  /** Any JSON: its texts by the paths below `path`. */
  value(value: unknown, path: string): unknown;
  /**
   * A name by which things find each other: what is found in it becomes a keyed digest whatever the rule, so that two
   * names stay two and the same stays the same, in an address too.
   */
  name(name: string): string;
  /** Whether the rules name this field, or something inside it. */
  rules(path: string): boolean;
  /** Stands for a text of this project, and says nothing of it to others. */
  digest(text: string): string;
}

/** Told of every place, and of what stood there. */
type Found = (name: string, text: string) => void;

const digestLength = 12;
const mostPathsKnown = 10_000;

/** `key` makes the digests. Throws `bad_request` where a pattern cannot be read. */
export function createRedactor(rules: PrivacyRules, key: string, onFound: Found): Redactor {
  const asked = detectors.filter((name) => rules.detectors[name] !== null);
  const patterns = rules.patterns.map(({ name, pattern }) => ({
    name,
    search: compiled(name, pattern),
  }));
  const actions = new Map<string, RedactionAction>([
    ...asked.map((name): [string, RedactionAction] => [name, rules.detectors[name] ?? "mask"]),
    ...rules.patterns.map(({ name, action }): [string, RedactionAction] => [name, action]),
  ]);
  const known = new Map<string, RedactionAction | undefined>();

  function markOf(name: string, action: RedactionAction, text: string): string {
    onFound(name, text);
    if (action === "drop") return `⟦dropped ${name}⟧`;
    return action === "mask" ? `⟦${name}⟧` : `⟦${name} ${digestOf(key, text)}⟧`;
  }

  function ruleOf(path: string): RedactionAction | undefined {
    if (rules.fields.length === 0) return undefined;
    if (!known.has(path)) {
      if (known.size >= mostPathsKnown) known.clear();
      known.set(path, rules.fields.find((rule) => matchesPath(rule.path, path))?.action);
    }
    return known.get(path);
  }

  function text(whole: string): string {
    const findings = findAll(whole, asked, patterns);
    if (findings.length === 0) return whole;
    const dropped = findings.find(({ by }) => actions.get(by) === "drop");
    if (dropped) return markOf(dropped.by, "drop", whole);
    return replaced(whole, findings, (by, found, from, to) => {
      const mark = markOf(by, actions.get(by) ?? "mask", found);
      return isJsonNumber(whole, from, to) ? `"${mark}"` : mark;
    });
  }

  function value(found: unknown, path: string): unknown {
    if (typeof found === "string") return field(path, found);
    const action = ruleOf(path);
    if (action !== undefined && found !== null)
      return markOf("field", action, JSON.stringify(found));
    if (Array.isArray(found)) return found.map((item, index) => value(item, `${path}.${index}`));
    if (typeof found === "object" && found !== null)
      return Object.fromEntries(
        Object.entries(found).map(([name, inner]) => [name, value(inner, below(path, name))]),
      );
    if (typeof found !== "number") return found;
    const written = String(found);
    const kept = text(written);
    return kept === written ? found : kept;
  }

  /** A rule may name what is inside a text of JSON. */
  function inside(path: string, whole: string): string {
    if (!rules.fields.some((rule) => reachesInto(rule.path, path)) || !/^\s*[{[]/.test(whole))
      return whole;
    try {
      const parsed: unknown = JSON.parse(whole);
      const kept = JSON.stringify(value(parsed, path));
      return kept === JSON.stringify(parsed) ? whole : kept;
    } catch {
      return whole;
    }
  }

  function field(path: string, whole: string): string {
    const action = ruleOf(path);
    if (action !== undefined && whole !== "") return markOf("field", action, whole);
    return text(inside(path, whole));
  }

  function name(whole: string): string {
    return replaced(whole, findAll(whole, asked, patterns), (by, found) => {
      onFound(by, found);
      return `⟦${by}-${digestOf(key, found)}⟧`;
    });
  }

  const rulesOf = (path: string): boolean =>
    ruleOf(path) !== undefined || rules.fields.some((rule) => reachesInto(rule.path, path));

  return { text, field, value, name, rules: rulesOf, digest: (whole) => digestOf(key, whole) };
}

function replaced(
  whole: string,
  findings: readonly Finding[],
  mark: (by: string, found: string, from: number, to: number) => string,
): string {
  let [made, last] = ["", 0];
  for (const { from, to, by } of findings) {
    made += whole.slice(last, from) + mark(by, whole.slice(from, to), from, to);
    last = to;
  }
  return last === 0 ? whole : made + whole.slice(last);
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** Whether a pattern may name something below this path. */
function reachesInto(pattern: string, path: string): boolean {
  const begins = pattern.split("*", 1)[0]!;
  return pattern.includes("*") && path.startsWith(begins) ? true : pattern.startsWith(`${path}.`);
}

interface Pattern {
  readonly name: string;
  readonly search: RE2JS;
}

function findAll(
  whole: string,
  asked: readonly Detector[],
  patterns: readonly Pattern[],
): Finding[] {
  const text = withoutMarks(withoutEscapes(whole));
  const found = findNeighbours(text, asked);
  for (const { name, search } of patterns) {
    const matcher = search.matcher(text);
    while (matcher.find())
      if (matcher.end() > matcher.start())
        found.push({ from: matcher.start(), to: matcher.end(), by: name });
  }
  return found.length === 0 ? found : withoutOverlaps(found);
}

/** A number beside another one looks like a part of it: what was found is blanked, and the rest searched again. */
function findNeighbours(text: string, asked: readonly Detector[]): Finding[] {
  const found = find(text, asked);
  let newest = found;
  for (let pass = 1; newest.length > 0 && pass < mostPasses; pass++) {
    newest = find(blanked(text, found), asked);
    found.push(...newest);
  }
  return found;
}

const mostPasses = 4;

function blanked(text: string, findings: readonly Finding[]): string {
  return replaced(text, withoutOverlaps(findings), (_by, found) => " ".repeat(found.length));
}

function compiled(name: string, pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    throw new ProblemError("bad_request", `The pattern "${name}" cannot be read: ${reason}`, {
      hint: "Patterns are RE2 expressions, without backreferences and look-around.",
    });
  }
}

function digestOf(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex").slice(0, digestLength);
}
