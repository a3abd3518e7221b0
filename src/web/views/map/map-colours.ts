import type { Colouring, ColourFacts, PictureFacts } from "#contract/embeddings.ts";
import type { PointColumns } from "#contract/embeddings/point-columns.ts";

/** What the colours of the points mean. Code 0 is "no value". */
export interface Colours {
  readonly codes: Uint8Array;
  readonly names: readonly string[];
  readonly counts: readonly number[];
  readonly without: number;
  /** What code 0 means. */
  readonly none: string;
  readonly kind: "categories" | "wins" | "steps";
}

const sourceNames = ["dataset", "results", "production", "documents"];

/** Colours that the picture itself carries. */
export function ownColours(by: Colouring, { facts, kinds, clusters }: PointColumns): Colours {
  if (by === "cluster")
    return counted(
      clusters,
      facts.clusters.map(({ label }) => label),
      "categories",
    );
  return counted(
    Uint8Array.from(kinds, (kind) => kind + 1),
    sourceNames,
    "categories",
  );
}

/** Colours that the server answered, with the names of the runs in place of A and B. */
export function runColours(
  by: Colouring,
  { facts, codes }: { readonly facts: ColourFacts; readonly codes: Uint8Array },
  runs: readonly string[],
): Colours {
  const named = (name: string): string =>
    by === "wins" ? name.replace(/^A /, `${runs[0]} `).replace(/^B /, `${runs[1]} `) : name;
  return {
    codes,
    names: facts.names.map(named),
    counts: facts.counts,
    without: facts.without,
    none: by === "slice" ? "in no slice" : "no value",
    kind: by === "wins" ? "wins" : by === "score" || by === "time" ? "steps" : "categories",
  };
}

function counted(codes: Uint8Array, names: readonly string[], kind: Colours["kind"]): Colours {
  const counts = names.map(() => 0);
  let without = 0;
  for (const code of codes)
    if (code === 0) without++;
    else counts[code - 1]! += 1;
  return { codes, names, counts, without, none: "no value", kind };
}

const winVariables = ["--hairline", "--worse", "--better", "--hairline-strong", "--muted"];

/**
 * `#rrggbb` by code. Orange and blue tell who wins, as everywhere; steps go from brown to blue; categories take
 * the colours of runs in turn. All can be told apart without red and green.
 */
export function paletteOf(
  { kind, names }: Pick<Colours, "kind" | "names">,
  read: (variable: string) => string,
): string[] {
  if (kind === "wins") return winVariables.map(read);
  const none = read("--hairline-strong");
  if (kind === "categories") return [none, ...names.map((_, at) => read(`--run-${(at % 8) + 1}`))];
  const [low, high] = [read("--warning"), read("--better")];
  return [none, ...names.map((_, at) => mixed(low, high, at / Math.max(1, names.length - 1)))];
}

/** `#rrggbb` also where the style sheet was shortened to `#rgb`. */
export function wholeHex(colour: string): string {
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replaceAll(/[0-9a-f]/gi, "$&$&") : colour;
}

function mixed(low: string, high: string, share: number): string {
  const channel = (colour: string, at: number): number =>
    Number.parseInt(colour.slice(1 + at * 2, 3 + at * 2), 16);
  return `#${[0, 1, 2]
    .map((at) => Math.round(channel(low, at) * (1 - share) + channel(high, at) * share))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** The middle of each of the largest clusters, in coordinates 0 to 1. */
export function clusterLabels({ facts, clusters, positions }: PointColumns, most = 8) {
  const sums = facts.clusters.map(() => ({ x: 0, y: 0, n: 0 }));
  for (const [point, cluster] of clusters.entries()) {
    const sum = sums[cluster - 1];
    if (!sum) continue;
    sum.x += positions[point * 2]!;
    sum.y += positions[point * 2 + 1]!;
    sum.n++;
  }
  return sums
    .slice(0, most)
    .flatMap(({ x, y, n }, at) =>
      n === 0 ? [] : [{ text: labelOf(facts, at), at: [x / n / 65_535, y / n / 65_535] as const }],
    );
}

function labelOf({ clusters }: PictureFacts, at: number): string {
  const text = clusters[at]!.label;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
