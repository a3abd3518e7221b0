import { type Completion } from "#contract/filter/complete.ts";

/** A field that the filter knows by name. */
export interface FilterField {
  readonly name: string;
  /** What it means, in the words of the list of completions. */
  readonly about: string;
  /** What can be typed after the colon where the data do not say. */
  readonly examples: readonly string[];
}

/** Values of a field that the data hold, commonest first. */
export interface Facet {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** The same where the counts are not known. */
export interface FieldValues {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly count?: number }[];
}

/** What completions are made from. */
export interface Known {
  readonly fields: readonly FilterField[];
  readonly facets: readonly FieldValues[];
}

export interface Suggestion {
  /** What is put into the filter. */
  readonly text: string;
  /** What stands beside it: what a field means, how often a value occurs. */
  readonly note: string;
}

const mostShown = 12;

/** What can be typed at the caret: fields that begin so, then those that contain it; values from the data, then examples. */
export function suggestionsFor(completion: Completion, known: Known): Suggestion[] {
  const all =
    completion.kind === "field"
      ? known.fields.map(({ name, about }) => ({ text: name, note: about }))
      : values(completion.field, known);
  const wanted = completion.prefix.toLowerCase();
  const ranked = all
    .map((suggestion) => ({ suggestion, at: suggestion.text.toLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => Number(a.at > 0) - Number(b.at > 0));
  return ranked.slice(0, mostShown).map(({ suggestion }) => suggestion);
}

function values(name: string, { fields, facets }: Known): Suggestion[] {
  const field = fieldNamed(name, fields);
  const facet = facets.find((candidate) => candidate.field === field?.name);
  const seen = new Set(facet?.values.map(({ value }) => value));
  const fromData = facet?.values ?? [];
  const examples = field?.examples.filter((example) => !seen.has(example)) ?? [];
  return [
    ...fromData.map(({ value, count }) => ({
      text: value,
      note: count?.toLocaleString("en-US") ?? "",
    })),
    ...examples.map((text) => ({ text, note: "" })),
  ];
}

/** A comparison such as `>2s` is syntax and goes in as it stands; a value is quoted where it has to be. */
export function isSyntax(name: string, text: string, fields: readonly FilterField[]): boolean {
  return fieldNamed(name, fields)?.examples.includes(text) ?? false;
}

function fieldNamed(name: string, fields: readonly FilterField[]): FilterField | undefined {
  const wanted = name.toLowerCase();
  return fields.find((candidate) => candidate.name.toLowerCase() === wanted);
}
