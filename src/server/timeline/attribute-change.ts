import type { Attribution } from "#contract/timeline.ts";

/** What may explain a change: what a run was made with, by name. */
export type RunTraits = ReadonlyMap<string, string>;

const separator = "\u0000";

export function traitName(what: Attribution["what"], key = ""): string {
  return `${what}${separator}${key}`;
}

const order: readonly Attribution["what"][] = [
  "prompt",
  "model",
  "setting",
  "dataset",
  "evaluator",
  "metadata",
];
const mostAttributions = 20;

/**
 * What differs between the last run before a change and the first after it, what explains most runs first: a
 * trait that all runs before have one way and all after another is a better cause than one that came and went.
 */
export function attributeChange(
  before: readonly RunTraits[],
  after: readonly RunTraits[],
): Attribution[] {
  const last = before.at(-1);
  const first = after[0];
  if (!last || !first) return [];
  const names = new Set([...last.keys(), ...first.keys()]);
  return [...names]
    .flatMap((name): Attribution[] => {
      const [from, to] = [last.get(name) ?? "", first.get(name) ?? ""];
      if (from === to) return [];
      const agreeing =
        before.filter((traits) => (traits.get(name) ?? "") === from).length +
        after.filter((traits) => (traits.get(name) ?? "") === to).length;
      const [what = "", key = ""] = name.split(separator);
      const known = order.find((one) => one === what) ?? "metadata";
      return [
        { what: known, key, from, to, consistency: agreeing / (before.length + after.length) },
      ];
    })
    .toSorted(
      (a, b) =>
        b.consistency - a.consistency ||
        order.indexOf(a.what) - order.indexOf(b.what) ||
        (a.key < b.key ? -1 : 1),
    )
    .slice(0, mostAttributions);
}
