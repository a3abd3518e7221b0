import type { Attribution } from "#contract/timeline.ts";

/** Traits that most runs on both sides agree on are named as what changed; others only stand in the list. */
const enough = 0.8;

const nouns: Readonly<Record<Attribution["what"], string>> = {
  prompt: "the prompt",
  model: "the model",
  setting: "the setting",
  dataset: "the dataset",
  evaluator: "the evaluator",
  metadata: "",
};

/** "prompt p@v6 → p@v7" as the parts of it. */
export function causeNoun({ what, key }: Attribution): string {
  if (what === "metadata") return key;
  return key ? `${nouns[what]} ${key}` : nouns[what];
}

/** Name and version of a prompt written `name@version`; the last @ parts them. */
export function promptOf(text: string): { prompt: string; version: string } | null {
  const at = text.lastIndexOf("@");
  return at <= 0 ? null : { prompt: text.slice(0, at), version: text.slice(at + 1) };
}

/** Old and new value, without the prompt's name where it is the same. */
export function causeEnds({ what, from, to }: Attribution): [from: string, to: string] {
  const [before, after] = what === "prompt" ? [promptOf(from), promptOf(to)] : [null, null];
  if (before && after && before.prompt === after.prompt) return [before.version, after.version];
  return [from || "none", to || "none"];
}

/** ", when the prompt changed from v6 to v7"; "" where nothing recorded explains it. */
export function causeWords(changed: readonly Attribution[]): string {
  const [first] = changed;
  if (!first || first.consistency < enough) return "";
  const [from, to] = causeEnds(first);
  const same = changed.filter(
    ({ consistency, what }) => consistency === first.consistency && what !== "metadata",
  ).length;
  const others = first.what === "metadata" || same < 2 ? "" : `, and ${same - 1} more with it`;
  return `, when ${causeNoun(first)} changed from ${from} to ${to}${others}`;
}

/** "in all 16 runs", "in 12 of 16 runs". */
export function consistencyWords(consistency: number, runs: number): string {
  const agreeing = Math.round(consistency * runs);
  return agreeing === runs ? `in all ${runs} runs` : `in ${agreeing} of ${runs} runs`;
}
