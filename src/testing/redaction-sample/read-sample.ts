import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Labelled {
  readonly text: string;
  readonly places: readonly { readonly from: number; readonly to: number; readonly by: string }[];
}

const mark = /«(\w+):([^»]*)»/g;

/** The labelled cases, one a line of the files beside this one: «detector:what it should find». */
export function readSample(): Labelled[] {
  const folder = import.meta.dirname;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean))
    .map(unmark);
}

function unmark(line: string): Labelled {
  const places: { from: number; to: number; by: string }[] = [];
  let text = "";
  let last = 0;
  for (const { 0: whole, 1: by = "", 2: value = "", index } of line.matchAll(mark)) {
    text += line.slice(last, index);
    places.push({ from: text.length, to: text.length + value.length, by });
    text += value;
    last = index + whole.length;
  }
  return { text: text + line.slice(last), places };
}
