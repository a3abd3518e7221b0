import type { AlertCondition } from "#contract/alerts.ts";
import { thresholdEpisodes } from "#analysis/alerts/threshold-episodes.ts";
import type { StoredRule } from "../store/alerts/rules.ts";
import type { Finding, Findings } from "./finding.ts";
import { timelinePath } from "./picture-links.ts";
import { subjectWords, type Watched, type WatchedSeries } from "./series-of-rule.ts";
import { estimateWords, type ValueWords, valueWordsOf } from "./value-words.ts";

type Threshold = Extract<AlertCondition, { kind: "threshold" }>;

/**
 * Values beyond a limit. Runs and periods that still fill up are left out, unless the whole interval of what is
 * there lies beyond it: an outage is not to wait for midnight.
 */
export function thresholdFindings(
  rule: StoredRule,
  condition: Threshold,
  { timeline, all }: Watched,
): Findings {
  const words = valueWordsOf(rule.series.metric, timeline.metrics);
  return {
    found: all.flatMap((one) => episodesOf(rule, condition, one, words)),
    gone: "No longer so: its values have changed since.",
  };
}

function episodesOf(
  rule: StoredRule,
  condition: Threshold,
  { series, places }: WatchedSeries,
  words: ValueWords,
): Finding[] {
  const { side, limit, consecutive } = condition;
  const counted = places.filter(
    ({ run, point }) => run.status === "completed" || isSurelyBeyond(point, condition),
  );
  const episodes = thresholdEpisodes(
    counted.map(({ point }) => point.value),
    condition,
  );
  const subject = subjectWords(words.label, series.key);
  return episodes.flatMap(({ from, at, over }): Finding[] => {
    const [first, told, back] = [counted[from], counted[at], counted[over ?? -1]];
    if (!first || !told) return [];
    const row = consecutive > 1 ? `, ${consecutive} in a row` : "";
    const { value, low, high, n } = told.point;
    return [
      {
        key: JSON.stringify([series.key, first.run.id]),
        series: series.key,
        run: told.run.id,
        sentence: `${subject} is ${side} ${words.limit(limit)} in ${told.run.name}${row}: ${estimateWords(told.point, words)}.`,
        value,
        low,
        high,
        n,
        link: timelinePath(rule.project, rule.series, [told.run.id]),
        over: back
          ? `${subject} is back at ${estimateWords(back.point, words)} in ${back.run.name}.`
          : null,
        past: false,
      },
    ];
  });
}

function isSurelyBeyond(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  { side, limit }: Threshold,
): boolean {
  return side === "below" ? high !== null && high < limit : low !== null && low > limit;
}
