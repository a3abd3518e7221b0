import type { FailureContrast, FailureTrait } from "#contract/failures.ts";
import { formatCount, formatP, formatPoints, formatQuantity } from "#web/ui/format.ts";

export const alpha = 0.05;

const doing: Readonly<Record<FailureTrait["kind"], (value: string) => string>> = {
  step: (value) => `have the step ${value}`,
  tool: (value) => `call the tool ${value}`,
  model: (value) => `use model ${value}`,
  prompt: (value) => `use prompt ${value}`,
  document: (value) => `read document ${value}`,
  service: (value) => `run in service ${value}`,
  release: (value) => `run release ${value}`,
  environment: (value) => `run in ${value}`,
  user: (value) => `come from user ${value}`,
  tag: (value) => `carry the tag ${value}`,
  metadata: (value) => `have ${value}`,
};

export const kindWords: Readonly<Record<FailureTrait["kind"], string>> = {
  step: "step",
  tool: "tool",
  model: "model",
  prompt: "prompt",
  document: "document",
  service: "service",
  release: "release",
  environment: "environment",
  user: "user",
  tag: "tag",
  metadata: "metadata",
};

/** Traits that tell failing traces from passing ones: the adjusted p is at most .05. */
export function tellingTraits({ traits }: FailureContrast): FailureTrait[] {
  return traits.filter(({ adjusted }) => adjusted <= alpha);
}

/** What was found in one sentence, without saying that it is the cause. */
export function contrastSentence(contrast: FailureContrast): string {
  const { failing, passing, root, tested } = contrast;
  if (passing === 0)
    return `No trace of ${root || "this root"} has passed here, so there is nothing to hold the failing ones against.`;
  const telling = tellingTraits(contrast);
  // What failing traces have is easier to follow up than what they lack.
  const first = telling.find(({ difference }) => difference > 0) ?? telling[0];
  if (!first)
    return `Nothing tells ${formatQuantity(failing, "failing trace")} from ${formatQuantity(passing, "passing one")}: ${formatQuantity(tested, "trait")} looked at, none differs beyond chance.`;
  const does = doing[first.kind](first.value);
  return `Failing traces ${does} in ${formatCount(first.failing)} of ${formatCount(failing)}, passing ones in ${formatCount(first.passing)} of ${formatCount(passing)}.`;
}

/** How sure a difference is, for the hover: interval, method and p. */
export function traitDetails({ difference, low, high, p, adjusted }: FailureTrait, tested: number) {
  return [
    `${formatPoints(difference)}, likely ${formatPoints(low)} to ${formatPoints(high)} (95 %, Newcombe)`,
    `p = ${formatP(p)} (Fisher's exact test, mid-p)`,
    `adjusted p = ${formatP(adjusted)} over ${formatQuantity(tested, "trait")} (Benjamini-Hochberg)`,
  ].join("\n");
}
