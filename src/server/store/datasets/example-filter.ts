import type { FilterTerm, FilterValue } from "#contract/filter/ast.ts";
import type { Bindings } from "../filter/bindings.ts";
import type { FilterTarget } from "../filter/compile.ts";
import { anyValue, escapeLike, likePattern, textIs, textOrNumberIs } from "../filter/predicates.ts";

/** Reads a filter over the rows of `examples`: their own fields by name, anything else is metadata. */
export function exampleTarget(bindings: Bindings): FilterTarget {
  function valueOf(term: FilterTerm, value: FilterValue): string {
    const field = term.field.toLowerCase();
    if (field === "example" || field === "split") return textIs(field, term, value, bindings);
    if (field === "input" || field === "reference") {
      const pattern = value.wildcard ? likePattern(value.text) : `%${escapeLike(value.text)}%`;
      return `${field} ILIKE ${bindings.bind(pattern, "String")}`;
    }
    const key = bindings.bind(term.field, "String");
    const text = `metadata[${key}]`;
    return `mapContains(metadata, ${key}) AND ${textOrNumberIs(text, `toFloat64OrNull(${text})`, term, value, bindings)}`;
  }
  return {
    term: (term) => anyValue(term, (value) => `(${valueOf(term, value)})`),
    text: (text) => {
      const pattern = bindings.bind(`%${escapeLike(text)}%`, "String");
      return `(example ILIKE ${pattern} OR input ILIKE ${pattern} OR reference ILIKE ${pattern})`;
    },
  };
}
