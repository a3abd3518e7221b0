/** Saved views of the list of traces are slice records with this before their name. */
export const viewPrefix = "traces: ";

/** Whether a slice is a view of traces: its filter is about traces, not about examples. */
export function isTraceView(sliceName: string): boolean {
  return sliceName.startsWith(viewPrefix);
}
