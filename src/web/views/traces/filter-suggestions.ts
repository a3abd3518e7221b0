import { type Completion } from "#contract/filter/complete.ts";
import { traceField, traceFields } from "#contract/filter/trace-fields.ts";

/** Values of a field that the data hold, commonest first. */
export interface Facet {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

export interface Suggestion {
  /** What is put into the filter. */
  readonly text: string;
  /** What stands beside it: what a field means, how often a value occurs. */
  readonly note: string;
}

const mostShown = 12;

/** What can be typed at the caret: fields that begin so, then those that contain it; values from the data, then examples. */
export function suggestionsFor(completion: Completion, facets: readonly Facet[]): Suggestion[] {
  const all = completion.kind === "field" ? fields() : values(completion.field, facets);
  const wanted = completion.prefix.toLowerCase();
  const ranked = all
    .map((suggestion) => ({ suggestion, at: suggestion.text.toLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => Number(a.at > 0) - Number(b.at > 0));
  return ranked.slice(0, mostShown).map(({ suggestion }) => suggestion);
}

function fields(): Suggestion[] {
  return traceFields.map(({ name, about }) => ({ text: name, note: about }));
}

function values(field: string, facets: readonly Facet[]): Suggestion[] {
  const known = traceField(field);
  const facet = facets.find((candidate) => candidate.field === known?.name);
  const seen = new Set(facet?.values.map(({ value }) => value));
  const fromData = facet?.values ?? [];
  const examples = known?.examples.filter((example) => !seen.has(example)) ?? [];
  return [
    ...fromData.map(({ value, count }) => ({ text: value, note: count.toLocaleString("en-US") })),
    ...examples.map((text) => ({ text, note: "" })),
  ];
}

/** A comparison such as `>2s` is syntax and goes in as it stands; a value is quoted where it has to be. */
export function isSyntax(field: string, text: string): boolean {
  const known = traceField(field);
  return known !== undefined && known.examples.includes(text);
}
