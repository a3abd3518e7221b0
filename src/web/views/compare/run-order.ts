/** The runs as they are shown: the baseline first, the others as the link has them, each once. */
export function baselineFirst(runs: readonly string[], baseline: string | undefined): string[] {
  const unique = [...new Set(runs)];
  if (baseline === undefined || !unique.includes(baseline)) return unique;
  return [baseline, ...unique.filter((id) => id !== baseline)];
}

/** The run one place further left or right; the baseline keeps its place. */
export function movedRun(runs: readonly string[], id: string, by: -1 | 1): string[] {
  const at = runs.indexOf(id);
  const to = at + by;
  if (at < 1 || to < 1 || to >= runs.length) return [...runs];
  const next = runs.filter((one) => one !== id);
  next.splice(to, 0, id);
  return next;
}
