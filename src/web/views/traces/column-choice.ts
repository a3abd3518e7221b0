import type { ColumnOption } from "#web/ui/columns-menu.tsx";

/** Columns of the list that can be left out, in the order they stand in. */
export const columnOptions: readonly ColumnOption[] = [
  { id: "input", label: "Input" },
  { id: "latency", label: "Latency" },
  { id: "tokens", label: "Tokens" },
  { id: "cost", label: "Cost" },
  { id: "models", label: "Models" },
  { id: "prompt", label: "Prompt" },
  { id: "session", label: "Session, user" },
  { id: "spans", label: "Spans" },
  { id: "llm_calls", label: "Model calls" },
  { id: "errors", label: "Failed spans" },
  { id: "output", label: "Output" },
  { id: "service", label: "Service" },
  { id: "environment", label: "Environment" },
  { id: "release", label: "Release" },
  { id: "tags", label: "Tags" },
  { id: "started", label: "Started" },
];

/** What the menu ticks while nothing was chosen. */
export const usualColumns: readonly string[] = [
  "input",
  "latency",
  "tokens",
  "cost",
  "models",
  "prompt",
  "session",
  "started",
];

/** Those of the address, or those the reader starts with; unknown names are left out, none known is no choice. */
export function chosenColumns(
  ofAddress: readonly string[] | undefined,
  kept: readonly string[] | undefined,
): readonly string[] | undefined {
  const known = (ofAddress ?? kept)?.filter((id) => columnOptions.some((one) => one.id === id));
  return known && known.length > 0 ? known : undefined;
}

/** Width that the chosen columns need before the table scrolls sideways, px. */
export function leastWidth(chosen: readonly string[] | undefined): number {
  return 980 + 90 * Math.max(0, (chosen?.length ?? 0) - usualColumns.length);
}
