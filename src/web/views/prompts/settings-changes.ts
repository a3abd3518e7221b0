import type { PromptVersion } from "#contract/prompts.ts";
import { variablesOf } from "./chat-template.ts";

export interface SettingChange {
  readonly name: string;
  /** Undefined where it was not set. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Compared = Pick<PromptVersion, "model" | "settings" | "template">;

/** Model, settings and variables of a version, each with what it was in the other where one is given. */
export function settingsChanges(shown: Compared, against: Compared | undefined): SettingChange[] {
  const after = namedSettings(shown);
  const before = against ? namedSettings(against) : new Map<string, string>();
  return [...new Set([...after.keys(), ...before.keys()])].map((name) => ({
    name,
    before: before.get(name),
    after: after.get(name),
  }));
}

function namedSettings({ model, settings, template }: Compared): Map<string, string> {
  const named = new Map<string, string>();
  if (model !== null) named.set("model", model);
  for (const [key, value] of Object.entries(settings))
    named.set(key, typeof value === "string" ? value : JSON.stringify(value));
  const variables = variablesOf(template);
  if (variables.length > 0) named.set("variables", variables.join(", "));
  return named;
}

/** Characters that were added and removed, as a word before the diff itself. */
export function lengthChange(shown: number, against: number | undefined): string {
  const count = (value: number) => value.toLocaleString("en-US");
  if (against === undefined) return `${count(shown)} characters`;
  return `${count(against)} → ${count(shown)} characters`;
}
