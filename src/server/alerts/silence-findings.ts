import { quantityWords } from "#analysis/stats/verdict/words.ts";
import type { AlertCondition } from "#contract/alerts.ts";
import type { StoredRule } from "../store/alerts/rules.ts";
import type { Findings } from "./finding.ts";
import { timelinePath } from "./picture-links.ts";
import { valueWordsOf } from "./value-words.ts";

type NoData = Extract<AlertCondition, { kind: "no_data" }>;

const hourMs = 3_600_000;

/** That nothing came for a time. `lastMs` is null where nothing ever came: the time counts from the rule on. */
export function silenceFindings(
  rule: StoredRule,
  { hours }: NoData,
  lastMs: number | null,
  nowMs: number,
): Findings {
  const gone = "Data came again.";
  const since = lastMs ?? Date.parse(rule.createdAt);
  if (nowMs - since < hours * hourMs) return { found: [], gone };
  const { source, metric, experiment } = rule.series;
  const { label } = valueWordsOf(metric, []);
  const what = source === "traces" ? "trace" : `run${experiment ? ` of ${experiment}` : ""}`;
  const last =
    lastMs === null
      ? "None ever came."
      : `The last came on ${new Date(lastMs).toISOString().slice(0, 16).replace("T", " ")} UTC.`;
  return {
    gone,
    found: [
      {
        // One silence, one alert: it is named by what came before it.
        key: JSON.stringify(["silence", lastMs]),
        series: "",
        run: null,
        sentence: `No ${what} with a value of ${label} for ${lengthWords(hours)}. ${last}`,
        value: null,
        low: null,
        high: null,
        n: null,
        link: timelinePath(rule.project, rule.series, []),
        over: null,
        past: false,
      },
    ],
  };
}

function lengthWords(hours: number): string {
  if (hours < 1) return quantityWords(Math.round(hours * 60), "minute");
  return hours >= 48 && hours % 24 === 0
    ? quantityWords(hours / 24, "day")
    : quantityWords(hours, "hour");
}
