import { createHash } from "node:crypto";
import type { StoredAlert } from "../store/alerts/alerts.ts";
import type { StoredRule } from "../store/alerts/rules.ts";
import type { Finding, Findings } from "./finding.ts";

/** What changes when findings meet what is known. */
export interface Changes {
  /** Known from now on and told to nobody. */
  readonly quiet: readonly StoredAlert[];
  readonly fired: readonly StoredAlert[];
  readonly recovered: readonly StoredAlert[];
}

/**
 * Tells what stands and was never told; notes the end of what was told. What came and went between two looks,
 * and what an unprimed rule finds of the past, is known without being told.
 */
export function reconcile(
  rule: StoredRule,
  { found, gone, looked }: Findings,
  known: readonly StoredAlert[],
  now: string,
): Changes {
  const knownById = new Map(known.map((alert) => [alert.id, alert]));
  const [quiet, fired, recovered]: StoredAlert[][] = [[], [], []];
  const met = new Set<string>();
  for (const finding of found) {
    const before = [finding.key, ...(finding.aliases ?? [])]
      .map((key) => knownById.get(alertId(rule, key)))
      .find((alert) => alert !== undefined);
    if (before) {
      met.add(before.id);
      if (before.recovered === null && finding.over !== null)
        recovered!.push({ ...before, recovered: { at: now, sentence: finding.over } });
      continue;
    }
    const told = finding.over === null && (rule.primed || !finding.past);
    const alert = { ...alertOf(rule, finding, now), told };
    met.add(alert.id);
    (told ? fired! : quiet!).push(alert);
  }
  for (const alert of known) {
    const wasLooked = !looked || [...looked].some((key) => alertId(rule, key) === alert.id);
    if (alert.recovered === null && !met.has(alert.id) && wasLooked)
      recovered!.push({ ...alert, recovered: { at: now, sentence: gone } });
  }
  return { quiet: quiet!, fired: fired!, recovered: recovered! };
}

function alertId({ id }: StoredRule, key: string): string {
  // Keys hold ids of senders, of any length and with any characters; this one stands in addresses.
  return `${id}.${createHash("sha256").update(key).digest("hex").slice(0, 24)}`;
}

function alertOf(rule: StoredRule, finding: Finding, now: string): Omit<StoredAlert, "told"> {
  const { key, series, run, sentence, value, low, high, n, link, over } = finding;
  return {
    id: alertId(rule, key),
    rule: { id: rule.id, name: rule.name, kind: rule.condition.kind },
    at: now,
    metric: rule.series.metric,
    series,
    run,
    sentence,
    value,
    low,
    high,
    n,
    link,
    recovered: over === null ? null : { at: now, sentence: over },
    acknowledged: null,
  };
}
