import { type Filter, type FilterTerm, type FilterValue, join } from "./ast.ts";
import { printText } from "./print.ts";

/** Whether the filter demands this value of this field, alone or as one of several alternatives. */
export function hasValue(filter: Filter, field: string, value: string): boolean {
  return conjuncts(filter).some((item) => isTermOf(item, field) && item.values.some(isText(value)));
}

/**
 * Adds a value to a filter or takes it out again: what a click on a facet does.
 * Further values of one field become alternatives of the same term.
 */
export function toggleValue(filter: Filter, field: string, value: string): Filter {
  const items = conjuncts(filter);
  const mine = items.find((item) => isTermOf(item, field) && item.values.every(isPlain));
  if (hasValue(filter, field, value))
    return join(
      "and",
      items.flatMap((item) => without(item, field, value)),
    );
  if (mine?.kind !== "term") return join("and", [...items, termOf(field, [valueOf(value)])]);
  const widened = termOf(field, [...mine.values, valueOf(value)]);
  return join(
    "and",
    items.map((item) => (item === mine ? widened : item)),
  );
}

function conjuncts(filter: Filter): readonly Filter[] {
  if (filter.kind === "all") return [];
  return filter.kind === "and" ? filter.items : [filter];
}

function without(item: Filter, field: string, value: string): Filter[] {
  if (!isTermOf(item, field)) return [item];
  const values = item.values.filter((candidate) => !isText(value)(candidate));
  return values.length === 0 ? [] : [{ ...item, values }];
}

function isTermOf(item: Filter, field: string): item is FilterTerm {
  return item.kind === "term" && item.field === field;
}

function isPlain({ op, wildcard }: FilterValue): boolean {
  return op === "=" && !wildcard;
}

function isText(text: string): (value: FilterValue) => boolean {
  return (value) => isPlain(value) && value.text === text;
}

function termOf(field: string, values: readonly FilterValue[]): FilterTerm {
  return { kind: "term", field, position: 0, values };
}

function valueOf(text: string): FilterValue {
  return { op: "=", text, wildcard: false, quoted: printText(text) !== text };
}
