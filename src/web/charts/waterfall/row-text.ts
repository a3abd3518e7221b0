import { ownPathMs, wholePathMs } from "#analysis/trace/critical-path.ts";
import { noSpan, rowFlag, shiftOf, type Waterfall } from "#analysis/trace/waterfall-columns.ts";
import { hasChildren } from "#analysis/trace/waterfall-rows.ts";
import type { RollUp } from "#analysis/trace/waterfall-roll-up.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { wordAt } from "#contract/trace-columns/words.ts";
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatQuantity,
  formatRate,
  formatTokens,
  notReported,
} from "#web/ui/format.ts";

import type { Insight } from "./insight.ts";

/** All that the picture is drawn from. */
export interface WaterfallData {
  readonly waterfall: Waterfall;
  readonly rollUp: RollUp;
  readonly columns: TraceColumns;
}

export function nameOfRow({ waterfall, columns }: WaterfallData, row: number): string {
  const index = waterfall.span[row]!;
  if (index === noSpan) return "parent span missing";
  return wordAt(columns.name, index) || "(no name)";
}

/** How long it took, or why nobody can say. */
export function timeOfRow({ waterfall }: WaterfallData, row: number): string {
  const flags = waterfall.flags[row]!;
  if (flags & rowFlag.running) return "running";
  if (waterfall.timing === "synthetic" || flags & rowFlag.untimed) return notReported;
  if (waterfall.span[row] === noSpan) return "";
  return formatDuration(waterfall.durationMs[row]!);
}

/** Tokens of the span itself; of all below it too where they are folded away. */
export function tokensOfRow(
  { waterfall, rollUp, columns }: WaterfallData,
  row: number,
  folded: boolean,
): string {
  const own = columns.totalTokens[waterfall.span[row]!] ?? Number.NaN;
  const tokens = folded ? rollUp.tokens[row]! : own;
  return Number.isNaN(tokens) ? "" : formatTokens(tokens);
}

/** Cost of the span itself; of all below it too where they are folded away. */
export function costOfRow(
  { waterfall, rollUp, columns }: WaterfallData,
  row: number,
  folded: boolean,
): string {
  const own = columns.costUsd[waterfall.span[row]!] ?? Number.NaN;
  const cost = folded ? rollUp.costUsd[row]! : own;
  return Number.isNaN(cost) ? "" : formatMoney(cost);
}

/** Words for the marks of a row, most urgent first. */
export function remarksOfRow({ waterfall, columns }: WaterfallData, row: number): string[] {
  const flags = waterfall.flags[row]!;
  const remarks: string[] = [];
  if (flags & rowFlag.error) remarks.push("failed");
  if (flags & rowFlag.running) remarks.push("running");
  if (flags & rowFlag.orphan) remarks.push("its parent was not received");
  if (flags & rowFlag.cyclic) remarks.push("its parents form a ring");
  if (flags & rowFlag.outside) remarks.push("outside its parent's time");
  const shift = shiftOf(waterfall, columns, row);
  if (shift !== 0) {
    const service = wordAt(columns.service, waterfall.span[row]!) ?? "";
    remarks.push(
      `clock of ${service} corrected: shown ${formatDuration(Math.abs(shift))} ${shift > 0 ? "later" : "earlier"} than sent`,
    );
  }
  if (waterfall.timing === "real" && flags & rowFlag.untimed) remarks.push("no duration reported");
  return remarks;
}

/** What a folded row hides, in a few characters, the worst first: "✗ 2 · 12". */
export function foldedSummary({ rollUp }: WaterfallData, row: number): string {
  const errors = rollUp.errorsBelow[row]!;
  const running = rollUp.runningBelow[row]!;
  const worst = errors > 0 ? `✗ ${formatCount(errors)} · ` : running > 0 ? "… · " : "";
  return `${worst}${formatCount(rollUp.below[row]!)}`;
}

/** The same in words, with tokens and cost. */
export function foldedWords({ rollUp }: WaterfallData, row: number): string {
  const errors = rollUp.errorsBelow[row]!;
  const running = rollUp.runningBelow[row]!;
  const tokens = rollUp.tokens[row]!;
  const cost = rollUp.costUsd[row]!;
  return [
    `${formatQuantity(rollUp.below[row]!, "span")} below`,
    errors > 0 ? formatQuantity(errors, "failure") : "",
    running > 0 ? `${formatCount(running)} running` : "",
    Number.isNaN(tokens) ? "" : `${formatTokens(tokens)} tokens`,
    Number.isNaN(cost) ? "" : formatMoney(cost),
  ]
    .filter(Boolean)
    .join(", ");
}

/** How much of its time a row spent itself, and how much of the critical path it has. */
export function insightWords(
  { waterfall }: WaterfallData,
  insight: Insight,
  row: number,
): string[] {
  const { selfMs, path } = insight;
  const words: string[] = [];
  const own = selfMs[row]!;
  const duration = waterfall.durationMs[row]!;
  if (hasChildren(waterfall, row) && !Number.isNaN(own) && duration > 0) {
    const soFar = waterfall.flags[row]! & rowFlag.running ? " so far" : "";
    words.push(`own time ${formatDuration(own)} (${formatRate(own / duration)})${soFar}`);
  }
  const onPath = wholePathMs(path, row);
  if (onPath <= 0) return words;
  const share = formatRate(onPath / path.totalMs);
  const self = ownPathMs(path, row);
  const itself = onPath - self > onPath * 1e-9 ? `, ${formatDuration(self)} of it itself` : "";
  words.push(`${formatDuration(onPath)} of the critical path (${share})${itself}`);
  return words;
}
