import type { Attributes } from "../decoded.ts";

/** More items than any conversation has; a hostile index must not cost memory. */
const maxItems = 4096;

/** The fields of one item of an indexed list: `2.message.role` of `llm.input_messages` is `message.role`. */
export type Fields = ReadonlyMap<string, string>;

/**
 * Items of a list flattened into keys `<prefix>.<index>.<field>`, by rising index. Gaps and leading holes
 * are tolerated and closed; other keys under the prefix are ignored.
 */
export function indexedItems(attributes: Attributes, prefix: string): Fields[] {
  const from = new Map<string, string>();
  const start = `${prefix}.`;
  for (const key in attributes) {
    if (key.startsWith(start)) from.set(key.slice(start.length), attributes[key] ?? "");
  }
  return collect(from);
}

/** The same for a list inside an item. */
export function nestedItems(fields: Fields, prefix: string): Fields[] {
  const from = new Map<string, string>();
  const start = `${prefix}.`;
  for (const [key, text] of fields) {
    if (key.startsWith(start)) from.set(key.slice(start.length), text);
  }
  return collect(from);
}

const wholeNumber = /^\d{1,15}$/;

function collect(entries: Fields): Fields[] {
  const items = new Map<number, Map<string, string>>();
  for (const [path, text] of entries) {
    const dot = path.indexOf(".");
    const index = dot < 0 ? path : path.slice(0, dot);
    if (!wholeNumber.test(index)) continue;
    let item = items.get(Number(index));
    if (item === undefined) {
      if (items.size >= maxItems) continue;
      item = new Map();
      items.set(Number(index), item);
    }
    item.set(dot < 0 ? "" : path.slice(dot + 1), text);
  }
  return [...items].toSorted(([a], [b]) => a - b).map(([, item]) => item);
}
