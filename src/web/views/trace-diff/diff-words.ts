import type { DiffFacet, DiffRow, TraceDiff } from "#contract/trace-diff.ts";
import { formatQuantity } from "#web/ui/format.ts";

export const changeWords = {
  same: { mark: "=", word: "Same" },
  changed: { mark: "≠", word: "Changed" },
  lost: { mark: "−", word: "Only in A" },
  added: { mark: "+", word: "Only in B" },
} as const;

const facetWords: Record<DiffFacet, string> = {
  name: "name",
  subject: "tool or model",
  input: "input",
  output: "output",
  error: "error",
  status: "status",
};

export function facetsText(facets: readonly DiffFacet[]): string {
  return facets.map((facet) => facetWords[facet]).join(", ");
}

/** Name of the step that a row is about. */
export function stepName({ a, b }: DiffRow): string {
  return (a ?? b)?.name || "(no name)";
}

/** The answer of the page: where the two traces part. */
export function diffSentence(diff: TraceDiff): string {
  const { rows, divergence, firstDifference, counts } = diff;
  if (!divergence) return "The two traces did the same, step by step.";
  const row = tellingRow(rows, divergence.row);
  const total = counts.same + counts.changed + counts.lost + counts.added;
  if (!row) return `The two traces differ in ${formatQuantity(total - counts.same, "step")}.`;
  const asked = firstDifference?.facet === "input" && rows[firstDifference.row]?.depth === 0;
  const start =
    asked && divergence.row !== firstDifference.row ? "Asked differently, they" : "They";
  return `${start} part at “${stepName(row)}”: ${partWords(row, divergence.facet)}.`;
}

/** The call that a model asked for, where both stand in one trace alone: it says more than the model's step. */
function tellingRow(rows: readonly DiffRow[], at: number): DiffRow | undefined {
  const row = rows[at];
  const next = rows[at + 1];
  const alone = row?.change === "lost" || row?.change === "added";
  const asksFor = alone && next?.change === row.change && (next.a ?? next.b)?.kind === "TOOL";
  return asksFor && (row.a ?? row.b)?.kind === "LLM" ? next : row;
}

function partWords(row: DiffRow, facet: DiffFacet | null): string {
  const { a, b } = row;
  if (!a) return "only B did this";
  if (!b) return "only A did this";
  switch (facet) {
    case "subject":
      return a.kind === "LLM"
        ? `A asked ${a.model ?? "an unnamed model"}, B asked ${b.model ?? "an unnamed model"}`
        : "the tools differ";
    case "status":
    case "error":
      return failureWords(a.status === "error", b.status === "error");
    case "input":
      return a.kind === "TOOL" ? "it was called with other arguments" : "it was given other input";
    case "output":
      return "it came out differently";
    case "name":
    case null:
      return "it has another name";
  }
}

function failureWords(aFailed: boolean, bFailed: boolean): string {
  if (aFailed && bFailed) return "both failed, with different errors";
  return aFailed ? "it failed in A and not in B" : "it failed in B and not in A";
}

/** "12 steps changed, 3 only in A, 5 only in B, 40 the same" */
export function countsSentence({ counts, omitted }: TraceDiff): string {
  const { changed, lost, added, same } = counts;
  const words = `${formatQuantity(changed, "step")} changed, ${lost.toLocaleString("en-US")} only in A, ${added.toLocaleString("en-US")} only in B, ${same.toLocaleString("en-US")} the same`;
  return omitted > 0
    ? `${words}; the last ${formatQuantity(omitted, "row")} are not shown.`
    : `${words}.`;
}
