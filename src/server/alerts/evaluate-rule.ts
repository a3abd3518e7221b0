import type { Comparing } from "../compare/frame.ts";
import type { StoredAlert } from "../store/alerts/alerts.ts";
import { lastReceipt } from "../store/alerts/receipts.ts";
import type { StoredRule } from "../store/alerts/rules.ts";
import { changeFindings } from "./change-findings.ts";
import type { Findings } from "./finding.ts";
import { watchedBy } from "./series-of-rule.ts";
import { silenceFindings } from "./silence-findings.ts";
import { thresholdFindings } from "./threshold-findings.ts";
import { verdictFindings } from "./verdict-findings.ts";

/** What stands in the series of a rule now. `touched` are runs that something came for. */
export async function evaluateRule(
  comparing: Comparing,
  rule: StoredRule,
  known: readonly StoredAlert[],
  touched: ReadonlySet<string>,
): Promise<Findings> {
  const { condition, project, series } = rule;
  switch (condition.kind) {
    case "regressed":
      return verdictFindings(comparing, rule, condition.baseline, known, touched);
    case "threshold":
      return thresholdFindings(rule, condition, await watchedBy(comparing, rule, false));
    case "change":
      return changeFindings(rule, condition, await watchedBy(comparing, rule, true));
    case "no_data": {
      const last = await lastReceipt(comparing.db, project, series);
      return silenceFindings(rule, condition, last, Date.now());
    }
  }
}
