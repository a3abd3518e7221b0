import { ruleOfThree } from "../pass-fail/rule-of-three.ts";
import { wholeSlice, type LevelInterval, type Verdict } from "./verdict.ts";
import { excludesNoChange } from "./warnings.ts";
import {
  countWords,
  percentWords,
  pointWords,
  quantityWords,
  scoreWords,
  signed,
  timesWords,
} from "./words.ts";

/** What a ratio is a ratio of, for the word in front: slower, dearer, more. */
export type Quantity = "time" | "cost" | "tokens" | "other";

/**
 * A verdict in one line: the claim first, then the numbers, then what changed. "Likely" is always the
 * 95 % interval; the status is taken from the verdict and never decided again.
 */
export function verdictSentence(verdict: Verdict, quantity: Quantity = "other"): string {
  const tail = unfinishedWords(verdict);
  return [...claim(verdict, quantity), ...(tail === null ? [] : [tail])].join(" ");
}

function claim(verdict: Verdict, quantity: Quantity): string[] {
  const { status, changes } = verdict;
  const blocked = blockedWords(verdict);
  if (blocked !== null) return [blocked];
  if (status === "improved" || status === "regressed")
    return [sureWords(verdict, quantity), ...uniformWords(verdict), changedWords(verdict)];
  if (changes.wins + changes.losses === 0) return [unchangedWords(verdict)];
  return status === "no_detectable_change"
    ? [noChangeWords(verdict), changedWords(verdict)]
    : cannotTellWords(verdict);
}

function sureWords(verdict: Verdict, quantity: Quantity): string {
  const { values, ci, warnings, measure } = verdict;
  const word = verdictWord(verdict, quantity);
  const head = warnings.includes("smaller_than_margin") ? `Slightly ${word.toLowerCase()}` : word;
  const likely = ci === null ? "" : `likely ${rangeWords(verdict, ci)}`;
  if (values.scale === "ratio") {
    const each = measure === "typical" ? "per example" : "in all";
    const times = `${timesWords(values.effect ?? 1)} times the baseline ${each}`;
    return `${head}: ${times}${likely === "" ? "" : ` (${likely})`}.`;
  }
  const effect = effectWords(verdict, values.effect ?? 0);
  const numbers = likely === "" ? effect : `${effect}, ${likely}`;
  return `${head}: ${valuesWords(verdict)} (${numbers}).`;
}

const ratioWords: Record<Quantity, readonly [more: string, less: string] | null> = {
  time: ["Slower", "Faster"],
  cost: ["Dearer", "Cheaper"],
  tokens: ["More", "Fewer"],
  other: null,
};

function verdictWord({ values, status }: Verdict, quantity: Quantity): string {
  const words = values.scale === "ratio" ? ratioWords[quantity] : null;
  if (words === null) return status === "improved" ? "Better" : "Worse";
  return (values.effect ?? 1) > 1 ? words[0] : words[1];
}

/** "238 instead of 129 of 250 right"; rates over repetitions and scores have no such count. */
function valuesWords({ measure, values, n, direction }: Verdict): string {
  const run = values.run ?? 0;
  const baseline = values.baseline ?? 0;
  const right = direction === "up" ? " right" : "";
  if (measure !== "pass") return `${scoreWords(run)} instead of ${scoreWords(baseline)} on average`;
  if (n.repeats.some((repeats) => repeats > 1))
    return `${pointWords(run)} % instead of ${pointWords(baseline)} %${right}`;
  const [now, before] = [run * n.paired, baseline * n.paired];
  return `${countWords(now)} instead of ${countWords(before)} of ${countWords(n.paired)}${right}`;
}

function effectWords({ measure }: Verdict, effect: number): string {
  return measure === "pass" ? `${signed(pointWords(effect))} points` : signed(scoreWords(effect));
}

function rangeWords({ measure, values }: Verdict, { low, high }: LevelInterval): string {
  if (values.scale === "ratio") return `${timesWords(low)} to ${timesWords(high)}`;
  const words = measure === "pass" ? pointWords : scoreWords;
  return `${signed(words(low))} to ${signed(words(high))}`;
}

function changedWords({ measure, values, status, changes: { wins, losses } }: Verdict): string {
  const pass = measure === "pass" && values.scale === "difference";
  const [won, lost] = pass ? ["fixed", "broken"] : ["better", "worse"];
  if (status === "no_detectable_change")
    return `${countWords(wins)} ${won}, ${countWords(losses)} ${lost}.`;
  if (status === "improved")
    return `${quantityWords(wins, "example")} ${won}, ${countWords(losses)} ${lost}.`;
  return pass
    ? `${countWords(losses)} ${lost}, ${countWords(wins)} ${won}.`
    : `${quantityWords(losses, "example")} ${lost}, ${countWords(wins)} ${won}.`;
}

function uniformWords(verdict: Verdict): string[] {
  const { warnings, values } = verdict;
  if (!warnings.includes("no_spread")) return [];
  const effect = values.effect ?? 0;
  const words =
    values.scale === "ratio" ? `${timesWords(effect)} times` : effectWords(verdict, effect);
  return [`Every example moved by the same amount (${words}).`];
}

function unchangedWords({ n }: Verdict): string {
  const most = percentWords(ruleOfThree(n.paired));
  return `No example changed. Up to ${most} of inputs could still differ (${quantityWords(n.paired, "example")}).`;
}

function noChangeWords({ values, measure, ci }: Verdict): string {
  if (ci === null) return "No change found.";
  if (values.scale === "ratio")
    return `No change found: between ${timesWords(ci.low)} and ${timesWords(ci.high)} times the baseline.`;
  const words = measure === "pass" ? pointWords : scoreWords;
  const up = words(Math.max(0, ci.high));
  const down = words(Math.max(0, -ci.low));
  return `No change found: at most ${up}${measure === "pass" ? " points" : ""} up or ${down} down.`;
}

function cannotTellWords(verdict: Verdict): string[] {
  const { ci, values, changes, p } = verdict;
  if (ci === null) return ["Can't tell: too few examples for an interval."];
  if (excludesNoChange(ci, values.scale)) return [chanceWords(verdict, ci)];
  const words = [`Can't tell: ${fitsWords(verdict, ci)}.`];
  if (p !== null && changes.wins + changes.losses < 5) {
    const { wins, losses } = changes;
    words.push(
      `Only ${quantityWords(wins + losses, "example")} changed (${countWords(wins)} won, ${countWords(losses)} lost).`,
    );
  }
  const powerless = powerWords(verdict);
  return powerless === null ? words : [...words, powerless];
}

/** "anything from 10.3 points worse to 6.3 better fits" */
function fitsWords({ values, measure, direction }: Verdict, { low, high }: LevelInterval): string {
  if (values.scale === "ratio")
    return `anything from ${timesWords(low)} to ${timesWords(high)} times the baseline fits`;
  const words = measure === "pass" ? pointWords : scoreWords;
  const [worst, best] = direction === "up" ? [-low, high] : [high, -low];
  const unit = measure === "pass" ? " points" : "";
  return `anything from ${words(worst)}${unit} worse to ${words(best)} better fits`;
}

function chanceWords(verdict: Verdict, ci: LevelInterval): string {
  const { values, direction, slice, p } = verdict;
  const up = ci.low > (values.scale === "ratio" ? 1 : 0);
  const looks = up === (direction === "up") ? "better" : "worse";
  const numbers =
    values.scale === "ratio"
      ? `${timesWords(values.effect ?? 1)} times`
      : effectWords(verdict, values.effect ?? 0);
  const shown = `looks ${looks} (${numbers}, likely ${rangeWords(verdict, ci)})`;
  const whole = slice === wholeSlice;
  if (p === null || p.m < 2)
    return `Can't tell: it ${shown}, but the test does not rule out chance.`;
  const among = whole ? "comparisons" : "slices";
  const subject = whole ? "this" : "this slice";
  return `Can't tell: on its own ${subject} ${shown}; among ${countWords(p.m)} ${among} that can be chance.`;
}

function powerWords({ mde, values, measure, slice, margin }: Verdict): string | null {
  if (mde === null) return null;
  const words =
    values.scale === "ratio"
      ? percentWords
      : measure === "pass"
        ? (share: number) => countOrTenth(share * 100)
        : scoreWords;
  const unit = measure === "pass" && values.scale === "difference" ? " points" : "";
  const subject = slice === wholeSlice ? "These examples" : "This slice";
  const shows = `${subject} can only show changes of about ${words(mde.value)}${unit}`;
  return mde.needed === null
    ? `${shows}.`
    : `${shows}; about ${quantityWords(mde.needed, "example")} would show ${words(margin)}.`;
}

function countOrTenth(points: number): string {
  return points >= 2 ? countWords(points) : String(Number(points.toFixed(1)));
}

/** Null for a cell that was judged. */
function blockedWords({ reason, n, interim }: Verdict): string | null {
  switch (reason) {
    case "scorer_version_differs":
      return "Can't compare: the two runs were scored by different versions of the scorer.";
    case "dataset_version_differs":
      return "Can't compare: the two runs used different versions of the dataset.";
    case "run_unfinished":
      return interim === null
        ? "Interim: the run is not done. No verdict yet."
        : `Interim: ${countWords(interim.done)} of ${countWords(interim.of)} done. No verdict yet.`;
    case "no_shared_examples":
      return "These runs share no examples, so this compares two different sets.";
    case "too_few_examples":
      return `Only ${quantityWords(n.paired, "shared example")}: too few to tell.`;
    case "too_few_groups":
      return `Only ${quantityWords(n.groups ?? 0, "independent group")}: too few to tell.`;
    case "missing_could_flip_sign":
      return `Can't tell: ${quantityWords(n.onlyBaseline + n.onlyRun, "example")} without a partner could turn the result around.`;
    case "p_below_alpha":
    case "ci_within_margin":
    case "ci_wider_than_margin":
    case "no_interval":
      return null;
  }
}

function unfinishedWords({ n: { unfinished } }: Verdict): string | null {
  if (unfinished === 0) return null;
  return unfinished === 1
    ? "1 output stops before an answer."
    : `${countWords(unfinished)} outputs stop before an answer.`;
}
