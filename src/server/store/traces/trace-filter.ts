import type { FilterTerm, FilterValue } from "#contract/filter/ast.ts";
import { FilterError } from "#contract/filter/filter-error.ts";
import { traceField } from "#contract/filter/trace-fields.ts";
import { parseDurationMs } from "#contract/filter/units.ts";
import { status } from "#contract/span.ts";
import type { Bindings } from "../filter/bindings.ts";
import type { FilterTarget } from "../filter/compile.ts";
import {
  anyTextIs,
  anyValue,
  containsText,
  numberIs,
  textIs,
  textOrNumberIs,
} from "../filter/predicates.ts";
import { attributePairs, longestIndexed, searchedText, wordPairs } from "./search-expressions.ts";

const columns: Readonly<Record<string, string>> = {
  name: "name",
  environment: "environment",
  release: "release",
  session: "session_id",
  user: "user_id",
  input: "input",
  output: "output",
  trace: "trace_id",
};
const arrays: Readonly<Record<string, string>> = {
  model: "models",
  provider: "providers",
  prompt: "prompt_versions",
  kind: "kinds",
  service: "services",
  tag: "tags",
  failure: "failure_signatures",
};
const numbers: Readonly<Record<string, string>> = {
  tokens: "total_tokens",
  cost: "cost_usd",
  llm_calls: "llm_calls",
  spans: "span_count",
  errors: "error_count",
};
const presence: Readonly<Record<string, string>> = {
  error: "error_count > 0",
  cost: "cost_usd IS NOT NULL",
  session: "session_id != ''",
  user: "user_id != ''",
  orphans: "orphan_count > 0",
  tokens: "total_tokens IS NOT NULL",
  input: "input != ''",
  output: "output != ''",
  model: "notEmpty(models)",
  prompt: "notEmpty(prompt_versions)",
  tag: "notEmpty(tags)",
};

/** Reads a filter over the table `roll_ups`. `spanScope` bounds look-ups among spans to the project and time. */
export function traceTarget(bindings: Bindings, spanScope: string): FilterTarget {
  const amongSpans = (condition: string): string =>
    `trace_id GLOBAL IN (SELECT trace_id FROM spans WHERE ${spanScope} AND ${condition})`;

  function valueOf(term: FilterTerm, value: FilterValue): string {
    const field = traceField(term.field);
    const name = field?.name ?? "";
    if (name === "status") return statusIs(term, value, bindings);
    if (name === "latency") return numberIs("duration_ms", term, value, bindings, parseDurationMs);
    if (name === "started") return timeIs(term, value, bindings);
    if (name === "span") return amongSpans(textIs("name", term, value, bindings));
    if (name === "has") return hasField(value, amongSpans, bindings);
    if (name === "error")
      return `(${textIs("error_type", term, value, bindings)} OR ${textIs("error_message", term, value, bindings)})`;
    if (columns[name]) return textIs(columns[name], term, value, bindings);
    if (numbers[name]) return numberIs(numbers[name], term, value, bindings);
    if (arrays[name]) return anyTextIs(arrays[name], term, value, bindings);
    return attributeIs(term, value, bindings, amongSpans);
  }

  return {
    term: (term) => anyValue(term, (value) => valueOf(term, value)),
    text: (text) => containsText({ text: searchedText, pairs: wordPairs }, text, bindings),
  };
}

const statuses: readonly string[] = status.options;

function statusIs(term: FilterTerm, value: FilterValue, bindings: Bindings): string {
  if (value.text === "recovered") return "recovered";
  if (value.text === "running") return "running";
  // As a number of the enumeration; a word it does not have would be an error of the statement.
  if (value.op === "=" && statuses.includes(value.text)) return `status = '${value.text}'`;
  return textIs("toString(status)", term, value, bindings);
}

function timeIs(term: FilterTerm, value: FilterValue, bindings: Bindings): string {
  const read = (text: string): string => {
    if (Number.isNaN(Date.parse(text)))
      throw new FilterError(
        `\`${text}\` is not a time`,
        "Write started:>2025-01-31.",
        term.position,
      );
    return `parseDateTime64BestEffort(${bindings.bind(new Date(text).toISOString(), "String")}, 3, 'UTC')`;
  };
  if (value.op === "range")
    return `start_time >= ${read(value.text)} AND start_time < ${read(value.to ?? value.text)}`;
  return `start_time ${value.op} ${read(value.text)}`;
}

function hasField(
  value: FilterValue,
  amongSpans: (condition: string) => string,
  bindings: Bindings,
): string {
  const known = presence[value.text.toLowerCase()];
  if (known) return known;
  const key = bindings.bind(value.text, "String");
  return `(mapContains(metadata, ${key}) OR ${amongSpans(`mapContains(attributes, ${key})`)})`;
}

/** Metadata of the trace, or an attribute of any of its spans. */
function attributeIs(
  term: FilterTerm,
  value: FilterValue,
  bindings: Bindings,
  amongSpans: (condition: string) => string,
): string {
  const key = bindings.bind(term.field, "String");
  const ofMetadata = textOrNumberIs(
    `metadata[${key}]`,
    `toFloat64OrNull(metadata[${key}])`,
    term,
    value,
    bindings,
  );
  return `((mapContains(metadata, ${key}) AND ${ofMetadata}) OR ${amongSpans(spanAttributeIs(term, value, bindings))})`;
}

function spanAttributeIs(term: FilterTerm, value: FilterValue, bindings: Bindings): string {
  const { op, wildcard, text } = value;
  if (op === "=" && !wildcard && Buffer.byteLength(text) <= longestIndexed)
    return `has(${attributePairs}, ${bindings.bind(`${term.field}=${text}`, "String")})`;
  const key = bindings.bind(term.field, "String");
  const is = textOrNumberIs(
    `attributes[${key}]`,
    `if(mapContains(numbers, ${key}), numbers[${key}], NULL)`,
    term,
    value,
    bindings,
  );
  return `mapContains(attributes, ${key}) AND ${is}`;
}
