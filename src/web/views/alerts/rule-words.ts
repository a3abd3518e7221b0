import type { AlertRuleDraft } from "#contract/alerts.ts";
import { lastPassing } from "#contract/gate.ts";
import type { Metric } from "#contract/registries.ts";
import { timelineFigures, timelineFigureWords } from "#contract/timeline.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { limitUnit, limitWords } from "./limit-unit.ts";

type Watch = Pick<AlertRuleDraft, "series" | "condition">;

export function metricWords(name: string): string {
  const figure = timelineFigures.find((one) => one === name);
  return figure ? timelineFigureWords[figure] : name;
}

/** "When correct of a run of nightly is below 70 %, until it is back at 75 %." */
export function ruleWords({ series, condition }: Watch, metrics: readonly Metric[]): string {
  const { source, bucket, experiment, metric, group } = series;
  const of = experiment === null ? "" : ` of ${experiment}`;
  const item = source === "traces" ? `the traces of a ${bucket}` : `a run${of}`;
  const label = metricWords(metric);
  const each = group === null ? "" : `, for each ${group.replace(/^metadata\./, "")} by itself`;
  switch (condition.kind) {
    case "regressed":
      return `When ${label} of ${item} is worse than ${baselineWords(condition.baseline)}.`;
    case "change": {
      const kind = condition.possible ? "changes or may have changed" : "changes";
      const only = condition.onlyWorse ? " for the worse" : "";
      const items = source === "traces" ? `traces by ${bucket}` : `runs${of}`;
      return `When the level of ${label} over ${items} ${kind}${only}${each}.`;
    }
    case "threshold": {
      const { side, limit, clear, consecutive } = condition;
      const unit = limitUnit(metric, metrics);
      const row = consecutive > 1 ? `, ${consecutive} in a row` : "";
      const until = clear === null ? "" : `, until it is back at ${limitWords(clear, unit)}`;
      return `When ${label} of ${item} is ${side} ${limitWords(limit, unit)}${row}${until}${each}.`;
    }
    case "no_data": {
      const what = source === "traces" ? "trace" : `run${of}`;
      return `When no ${what} with a value of ${label} came for ${hoursWords(condition.hours)}.`;
    }
  }
}

function baselineWords(baseline: string): string {
  return baseline === lastPassing ? "the last run before it that was not" : baseline;
}

function hoursWords(hours: number): string {
  if (hours < 1) return formatQuantity(Math.round(hours * 60), "minute");
  return hours >= 48 && hours % 24 === 0
    ? formatQuantity(hours / 24, "day")
    : formatQuantity(hours, "hour");
}
