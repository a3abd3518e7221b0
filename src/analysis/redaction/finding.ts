export const detectors = ["email", "phone", "card", "iban", "key"] as const;
export type Detector = (typeof detectors)[number];

/** A place in a text, [from, to) in UTF-16 units, and who found it. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** Every match of an expression with the flag `g`, as places. */
export function placesOf(text: string, expression: RegExp, by: string): Finding[] {
  return Array.from(text.matchAll(expression), ({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    by,
  }));
}

/** In order of place and without overlaps: of two that overlap the longer stays, of equal ones the first. */
export function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const longestFirst = findings.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  for (const each of longestFirst)
    if (!kept.some(({ from, to }) => each.from < to && from < each.to)) kept.push(each);
  return kept.toSorted((a, b) => a.from - b.from);
}
