import { chance } from "../chance.ts";
import { citedPages } from "./evaluators.ts";

/** Stands in for a person who rates answers from 0 to 1. */
export interface Annotator {
  readonly name: string;
  readonly rate: (output: string, correct: boolean, key: string) => number;
}

/** They value different things, so they disagree where an answer is right and bare, or wrong and polite. */
export const annotators: readonly Annotator[] = [
  {
    name: "mara",
    rate: (output, correct) => (correct ? 1 : /do not know|cannot/i.test(output) ? 0.5 : 0),
  },
  {
    name: "jonas",
    rate(output, correct, key) {
      const rated = (correct ? 0.5 : 0) + (citedPages(output).length > 0 ? 0.5 : 0.25);
      return Math.min(1, chance(`jonas:${key}`) < 0.15 ? 0.5 : rated);
    },
  },
];

/** Examples whose answers people have rated. */
export function isAnnotated(example: string): boolean {
  return chance(`annotated:${example}`) < 0.1;
}
