import type { FilterTerm, FilterValue } from "#contract/filter/ast.ts";
import { parseDurationMs } from "#contract/filter/units.ts";
import type { Bindings } from "../filter/bindings.ts";
import type { FilterTarget } from "../filter/compile.ts";
import {
  anyValue,
  likePattern,
  escapeLike,
  numberIs,
  textIs,
  textOrNumberIs,
} from "../filter/predicates.ts";

/** Fields that are no metadata. */
const fields = new Set(
  "example split input reference output error status run latency cost tokens repetition".split(" "),
);
const resultNumbers: Readonly<Record<string, string>> = {
  cost: "cost_usd",
  tokens: "coalesce(total_tokens, prompt_tokens + completion_tokens)",
  repetition: "repetition",
};

/**
 * Reads a filter over the examples of a comparison. A term about results holds for an example where it
 * holds for a result of any of the compared runs. Expects the parameters project, dataset and runs.
 */
export function resultTarget(bindings: Bindings, metrics: ReadonlySet<string>): FilterTarget {
  const amongExamples = (condition: string): string =>
    `example GLOBAL IN (SELECT example FROM examples FINAL WHERE project = {project:String} AND dataset = {dataset:String} AND ${condition})`;
  const amongResults = (condition: string): string =>
    `example GLOBAL IN (SELECT example FROM results FINAL WHERE project = {project:String} AND run IN {runs:Array(String)} AND ${condition})`;
  const amongScores = (metric: string, condition: string): string =>
    `example GLOBAL IN (SELECT example FROM scores FINAL WHERE project = {project:String} AND run IN {runs:Array(String)} AND metric = ${bindings.bind(metric, "String")} AND ${condition})`;

  function valueOf(term: FilterTerm, value: FilterValue): string {
    const field = term.field.toLowerCase();
    const text = (column: string): string => textIs(column, term, value, bindings);
    if (field === "example") return text("example");
    if (field === "split") return amongExamples(text("split"));
    if (field === "input" || field === "reference")
      return amongExamples(contains(field, value, bindings));
    if (field === "output" || field === "error")
      return amongResults(contains(field, value, bindings));
    if (field === "status") return amongResults(value.text === "error" ? "failed" : "NOT failed");
    if (field === "run") return amongResults(text("run"));
    if (field === "latency")
      return amongResults(numberIs("latency_ms", term, value, bindings, parseDurationMs));
    if (resultNumbers[field])
      return amongResults(numberIs(resultNumbers[field], term, value, bindings));
    if (metrics.has(term.field)) return amongScores(term.field, scoreIs(term, value, bindings));
    const key = bindings.bind(metadataKeyOf(term.field), "String");
    const stored = `metadata[${key}]`;
    const one = (text: string): string =>
      textOrNumberIs(text, `toFloat64OrNull(${text})`, term, value, bindings);
    // A list is a value for each of its items, as it is in slices.
    return amongExamples(
      `mapContains(metadata, ${key}) AND (${one(stored)} OR (startsWith(${stored}, '[') AND arrayExists(item -> ${one("item")}, JSONExtract(${stored}, 'Array(String)'))))`,
    );
  }

  return {
    term: (term) =>
      namedExamples(term, bindings) ?? anyValue(term, (value) => valueOf(term, value)),
    text: (text) => {
      const pattern = bindings.bind(`%${escapeLike(text)}%`, "String");
      return `(example ILIKE ${pattern} OR ${amongExamples(`(input ILIKE ${pattern} OR reference ILIKE ${pattern})`)} OR ${amongResults(`(output ILIKE ${pattern} OR error ILIKE ${pattern})`)})`;
    },
  };
}

/** Ids as one list: a selection names thousands of examples. */
function namedExamples(term: FilterTerm, bindings: Bindings): string | undefined {
  const isPlain = term.values.every(({ op, wildcard }) => op === "=" && !wildcard);
  if (term.field.toLowerCase() !== "example" || !isPlain || term.values.length < 2)
    return undefined;
  const ids = term.values.map(({ text }) => text);
  return `example IN ${bindings.bind(ids, "Array(String)")}`;
}

const metadataPrefix = "metadata.";

/** `metadata.status:x` names a key that the field `status` would hide. */
function metadataKeyOf(field: string): string {
  return field.startsWith(metadataPrefix) ? field.slice(metadataPrefix.length) : field;
}

/** How a filter names a metadata key of examples beside the fields and metrics that there are. */
export function metadataField(key: string, metrics: ReadonlySet<string>): string {
  const isHidden =
    fields.has(key.toLowerCase()) || metrics.has(key) || key.startsWith(metadataPrefix);
  return isHidden ? `${metadataPrefix}${key}` : key;
}

function contains(column: string, value: FilterValue, bindings: Bindings): string {
  const pattern = value.wildcard ? likePattern(value.text) : `%${escapeLike(value.text)}%`;
  return `${column} ILIKE ${bindings.bind(pattern, "String")}`;
}

function scoreIs(term: FilterTerm, value: FilterValue, bindings: Bindings): string {
  if (value.op === "=" && (value.text === "true" || value.text === "false"))
    return `value = ${value.text === "true" ? 1 : 0}`;
  if (value.op === "=" && Number.isNaN(Number(value.text)))
    return textIs("label", term, value, bindings);
  return numberIs("value", term, value, bindings);
}
