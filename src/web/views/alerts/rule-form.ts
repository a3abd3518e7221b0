import { type AlertRuleDraft, alertRuleDraft, type AlertSeries } from "#contract/alerts.ts";
import { lastPassing } from "#contract/gate.ts";
import type { Metric } from "#contract/registries.ts";
import { limitUnit } from "./limit-unit.ts";
import { metricWords } from "./rule-words.ts";

/** A rule as it is being written: every kind's fields are there, those of other kinds wait. */
export interface RuleForm {
  readonly name: string;
  readonly series: AlertSeries;
  readonly kind: AlertRuleDraft["condition"]["kind"];
  readonly baseline: string;
  readonly onlyWorse: boolean;
  readonly possible: boolean;
  readonly side: "below" | "above";
  /** As typed, in the metric's unit. */
  readonly limit: string;
  readonly clear: string;
  readonly consecutive: string;
  readonly hours: string;
  readonly webhooks: readonly string[];
  readonly paused: boolean;
}

export type RuleFaults = Partial<Record<keyof RuleForm, string>>;

export function emptyForm(series: AlertSeries, webhooks: readonly string[]): RuleForm {
  return {
    name: "",
    series,
    kind: series.source === "traces" ? "threshold" : "regressed",
    baseline: lastPassing,
    onlyWorse: true,
    possible: false,
    side: "below",
    limit: "",
    clear: "",
    consecutive: "1",
    hours: "24",
    webhooks,
    paused: false,
  };
}

export function formOf(rule: AlertRuleDraft, metrics: readonly Metric[]): RuleForm {
  const { condition, series, name, webhooks, paused } = rule;
  const base = { ...emptyForm(series, webhooks), name, paused, kind: condition.kind };
  switch (condition.kind) {
    case "regressed":
      return { ...base, baseline: condition.baseline };
    case "change":
      return { ...base, onlyWorse: condition.onlyWorse, possible: condition.possible };
    case "threshold": {
      const { factor } = limitUnit(series.metric, metrics);
      const written = (value: number) => String(Number((value * factor).toPrecision(12)));
      return {
        ...base,
        side: condition.side,
        limit: written(condition.limit),
        clear: condition.clear === null ? "" : written(condition.clear),
        consecutive: String(condition.consecutive),
      };
    }
    case "no_data":
      return { ...base, hours: String(condition.hours) };
  }
}

/** What the rule is called where nobody says. */
export function suggestedName({ kind, series, side }: RuleForm): string {
  const label = metricWords(series.metric);
  const of = series.experiment ? ` of ${series.experiment}` : "";
  switch (kind) {
    case "regressed":
      return `${label}${of} is worse`;
    case "change":
      return `${label}${of} changes`;
    case "threshold":
      return `${label}${of} is ${side} its limit`;
    case "no_data":
      return `no ${label}${of}`;
  }
}

/** The rule, or what is wrong with which field. */
export function readForm(
  form: RuleForm,
  metrics: readonly Metric[],
): { readonly rule: AlertRuleDraft } | { readonly faults: RuleFaults } {
  const faults: RuleFaults = {};
  const { series, paused } = form;
  if (series.metric === "") return { faults: { series: "Choose a metric" } };
  const condition = conditionOf(form, metrics, faults);
  if (Object.keys(faults).length > 0) return { faults };
  const name = form.name.trim() || suggestedName(form);
  const draft = { name, series, condition, webhooks: [...form.webhooks], paused };
  const parsed = alertRuleDraft.safeParse(draft);
  if (parsed.success) return { rule: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.includes("clear") ? "clear" : "name";
  return { faults: { [field]: issue?.message ?? "This cannot be saved" } };
}

function conditionOf(
  form: RuleForm,
  metrics: readonly Metric[],
  faults: Record<string, string>,
): AlertRuleDraft["condition"] {
  const number = (field: "limit" | "clear" | "consecutive" | "hours"): number => {
    const value = Number(form[field].trim().replace(",", "."));
    if (form[field].trim() === "" || !Number.isFinite(value)) faults[field] = "Write a number";
    return value;
  };
  switch (form.kind) {
    case "regressed": {
      const baseline = form.baseline.trim();
      if (baseline === "") faults["baseline"] = "Name a run, a label, or last-passing";
      return { kind: "regressed", baseline };
    }
    case "change":
      return { kind: "change", onlyWorse: form.onlyWorse, possible: form.possible };
    case "threshold": {
      const { factor } = limitUnit(form.series.metric, metrics);
      const consecutive = number("consecutive");
      if (
        !faults["consecutive"] &&
        !(Number.isInteger(consecutive) && consecutive >= 1 && consecutive <= 50)
      )
        faults["consecutive"] = "A whole number from 1 to 50";
      return {
        kind: "threshold",
        side: form.side,
        limit: number("limit") / factor,
        clear: form.clear.trim() === "" ? null : number("clear") / factor,
        consecutive,
      };
    }
    case "no_data": {
      const hours = number("hours");
      if (!faults["hours"] && !(hours > 0)) faults["hours"] = "More than 0";
      return { kind: "no_data", hours };
    }
  }
}
