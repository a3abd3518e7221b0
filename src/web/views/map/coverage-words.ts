import type { Coverage, Weighted } from "#contract/embeddings/coverage.ts";
import { formatCount, formatDifference, formatPoints, formatRate } from "#web/ui/format.ts";

/** The answer in one sentence; a share is given from twenty points on. */
export function coverageSentence({ production, covered, holes, dataset }: Coverage): string {
  if (production === 0)
    return "No production points in this set: send embeddings of spans to see what the dataset lacks.";
  const without = Math.round(production - covered);
  if (without === 0)
    return `All ${formatCount(production)} production points have an example of ${dataset} within reach.`;
  const share = production < 20 ? "" : ` (${formatRate(without / production)})`;
  const [largest] = holes;
  const hole = largest?.label ? `; the largest hole is “${largest.label}”` : "";
  return `${formatCount(without)} of ${formatCount(production)} production points${share} have no example of ${dataset} within reach${hole}.`;
}

/** Null where too few points are on a side for a test to say anything. */
export function driftSentence({ drift, dataset }: Coverage): string | null {
  if (!drift) return null;
  return drift.p < 0.05
    ? `Production and ${dataset} differ.`
    : `No difference between production and ${dataset} was found.`;
}

/** "Weighted by what users ask, B is 3.1 points better on correct, not 6.0." Names are those of the runs. */
export function weightedSentence(weighted: Weighted, [a, b]: readonly [string, string]): string {
  const { metric, direction, plain } = weighted;
  const { value, low, high } = weighted.weighted;
  if (value === null || plain.value === null)
    return `The runs are compared on too few examples near production to weigh ${metric}.`;
  const size = (each: number) => amount(weighted, each);
  const words =
    rounded(weighted, value) === 0
      ? `${b} is no better and no worse than ${a} on ${metric}`
      : `${b} is ${size(Math.abs(value))} ${value > 0 === (direction === "up") ? "better" : "worse"} than ${a} on ${metric}`;
  const not =
    rounded(weighted, value) === rounded(weighted, plain.value)
      ? ", as without weights"
      : `, not ${comparedTo(weighted, value, plain.value)}`;
  const doubt =
    low === null || high === null
      ? " Too few examples changed to say how sure that is."
      : low <= 0 && high >= 0
        ? " It may as well be chance."
        : "";
  return `Weighted by what users ask, ${words}${not}.${doubt}`;
}

/** What the plain difference is called beside the weighted one: only its size where both point the same way. */
function comparedTo(weighted: Weighted, value: number, plain: number): string {
  if (rounded(weighted, plain) === 0) return "the same";
  const isSame = value === 0 || value > 0 === plain > 0;
  if (isSame && rounded(weighted, value) !== 0) return bare(weighted, Math.abs(plain));
  const word = plain > 0 === (weighted.direction === "up") ? "better" : "worse";
  return `${bare(weighted, Math.abs(plain))} ${word}`;
}

/** A difference in the unit of the metric: points of a rate, else a number. */
export function differenceText({ kind }: Pick<Weighted, "kind">, value: number): string {
  return kind === "pass" ? formatPoints(value) : formatDifference(value);
}

function amount({ kind }: Weighted, value: number): string {
  return kind === "pass" ? `${bare({ kind }, value)} points` : bare({ kind }, value);
}

function bare({ kind }: Pick<Weighted, "kind">, value: number): string {
  return kind === "pass" ? (value * 100).toFixed(1) : formatDifference(value).replace("+", "");
}

function rounded({ kind }: Weighted, value: number): number {
  return Number((kind === "pass" ? value * 100 : value).toFixed(kind === "pass" ? 1 : 3));
}

/** What the weighted figure does not speak of; null where it speaks of all of production. */
export function limitSentence({ share, production }: Weighted): string | null {
  const parts = [
    share.beyond > 0 && `${formatRate(share.beyond)} lie beyond the reach of every example`,
    share.thin > 1e-9 &&
      `${formatRate(share.thin)} are nearest to groups with fewer than two compared examples`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return `It speaks for ${formatRate(share.covered)} of ${formatCount(production)} production points: ${parts.join(", ")}.`;
}
