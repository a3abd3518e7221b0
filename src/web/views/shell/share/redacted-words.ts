import type { RedactedCount } from "#contract/snapshots.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  email: ["e-mail address", "e-mail addresses"],
  phone: ["telephone number", "telephone numbers"],
  card: ["payment card", "payment cards"],
  iban: ["bank account", "bank accounts"],
  key: ["key or password", "keys or passwords"],
  field: ["value of a named field", "values of named fields"],
};

/** How many different values the receiver will not see, by what they are. */
export function redactedWords(found: readonly RedactedCount[]): string {
  if (found.length === 0) return "The rules of redaction find nothing in this view.";
  const parts = found.map(({ name, values }) => {
    const known = nouns[name];
    return known
      ? formatQuantity(values, known[0], known[1])
      : `${formatQuantity(values, "value")} of the pattern ${name}`;
  });
  const places = found.reduce((sum, one) => sum + one.places, 0);
  return `${listed(parts)} will be shown as redacted, in ${places === 1 ? "1 place" : `${formatCount(places)} places`}.`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
