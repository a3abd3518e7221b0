import { noSpan, rowFlag, type Waterfall } from "#analysis/trace/waterfall-columns.ts";
import type { RollUp } from "#analysis/trace/waterfall-roll-up.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { wordAt } from "#contract/trace-columns/words.ts";
import { formatDuration, formatQuantity, formatTokens, notReported } from "#web/ui/format.ts";

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

/** Words for the marks of a row, most urgent first. */
export function remarksOfRow({ waterfall }: WaterfallData, row: number): string[] {
  const flags = waterfall.flags[row]!;
  const remarks: string[] = [];
  if (flags & rowFlag.error) remarks.push("failed");
  if (flags & rowFlag.running) remarks.push("running");
  if (flags & rowFlag.orphan) remarks.push("its parent was not received");
  if (flags & rowFlag.cyclic) remarks.push("its parents form a ring");
  if (flags & rowFlag.outside) remarks.push("outside its parent's time");
  if (waterfall.timing === "real" && flags & rowFlag.untimed) remarks.push("no duration reported");
  return remarks;
}

/** What a folded row hides, in a few characters: "12 · ✗ 2". */
export function foldedSummary({ rollUp }: WaterfallData, row: number): string {
  const errors = rollUp.errorsBelow[row]!;
  return `${rollUp.below[row]!.toLocaleString("en-US")}${errors > 0 ? ` · ✗ ${errors.toLocaleString("en-US")}` : ""}`;
}

/** The same in words. */
export function foldedWords({ rollUp }: WaterfallData, row: number): string {
  const errors = rollUp.errorsBelow[row]!;
  const hidden = `${formatQuantity(rollUp.below[row]!, "span")} below`;
  return errors > 0 ? `${hidden}, ${formatQuantity(errors, "failure")}` : hidden;
}
