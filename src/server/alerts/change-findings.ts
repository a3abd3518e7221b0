import type { AlertCondition } from "#contract/alerts.ts";
import type { Attribution, ChangePoint } from "#contract/timeline.ts";
import type { StoredRule } from "../store/alerts/rules.ts";
import type { Finding, Findings } from "./finding.ts";
import { timelinePath } from "./picture-links.ts";
import { subjectWords, type Watched, type WatchedSeries } from "./series-of-rule.ts";
import { estimateWords, type ValueWords, valueWordsOf } from "./value-words.ts";

type Change = Extract<AlertCondition, { kind: "change" }>;

/** A change may move by so many runs when more of them come, and stays the same change. */
const drift = 3;
/** A cause that most runs on both sides agree on. */
const enough = 0.8;

/** Change points of the series, each told once. */
export function changeFindings(
  rule: StoredRule,
  condition: Change,
  { timeline, all }: Watched,
): Findings {
  const words = valueWordsOf(rule.series.metric, timeline.metrics);
  const names = new Map(timeline.runs.map(({ id, name }) => [id, name]));
  return {
    found: all.flatMap((one) => changesOf(rule, condition, one, words, names)),
    gone: "No longer found: with the runs that came since, it may be chance.",
  };
}

function changesOf(
  rule: StoredRule,
  { onlyWorse, possible }: Change,
  { series, places }: WatchedSeries,
  words: ValueWords,
  names: ReadonlyMap<string, string>,
): Finding[] {
  const changes = series.changePoints;
  return changes.flatMap((change, order): Finding[] => {
    if (!possible && change.grade === "possible_change") return [];
    if (onlyWorse && change.better === true) return [];
    const at = places.findIndex(({ run }) => run.id === change.run);
    const place = places[at];
    if (!place) return [];
    const key = (run: string) => JSON.stringify([series.key, run, change.to < change.from]);
    const near = places.slice(Math.max(0, at - drift), at + drift + 1);
    const back = changes.slice(order + 1).find((later) => goesBack(change, later));
    const { value, low, high, n } = place.point;
    return [
      {
        key: key(change.run),
        aliases: near.map(({ run }) => key(run.id)),
        series: series.key,
        run: change.run,
        sentence: sentenceOf(change, subjectWords(words.label, series.key), words, names, place),
        value,
        low,
        high,
        n,
        link: timelinePath(rule.project, rule.series, [change.before, change.run]),
        over: back
          ? `It went back to ${words.of(back.to)} on average from ${names.get(back.run) ?? back.run} on.`
          : null,
        past: true,
      },
    ];
  });
}

function goesBack(change: ChangePoint, later: ChangePoint): boolean {
  return later.to > later.from !== change.to > change.from;
}

function sentenceOf(
  change: ChangePoint,
  subject: string,
  words: ValueWords,
  names: ReadonlyMap<string, string>,
  { point }: WatchedSeries["places"][number],
): string {
  const { from, to, grade, p, run, changed } = change;
  const fell = to < from;
  const verb =
    grade === "change" ? (fell ? "fell" : "rose") : `may have ${fell ? "fallen" : "risen"}`;
  return `${subject} ${verb} by ${words.move(to - from)} on average, from ${words.of(from)} to ${words.of(to)}, at ${names.get(run) ?? run}${causeWords(changed)} (p ${Number(p.toPrecision(2))}). That run has ${estimateWords(point, words)}.`;
}

function causeWords([first]: readonly Attribution[]): string {
  if (!first || first.consistency < enough) return "";
  const what = first.key ? `${first.what} ${first.key}` : first.what;
  return `, when the ${what} changed from ${first.from || "none"} to ${first.to || "none"}`;
}
