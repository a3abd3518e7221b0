import { stemsOf } from "../model/words.ts";
import { citedPages } from "./evaluators.ts";

export const judge = { name: "scripted-judge", version: "1" };

export interface Judgement {
  readonly value: number;
  readonly explanation: string;
}

/**
 * How helpful an answer looks to somebody who does not know the right one, between 0 and 1. Rules stand
 * in for a judging model: they reward answers about the question, with a number where one was asked for.
 */
export function judgeAnswer(question: string, output: string): Judgement {
  const reasons: string[] = [];
  let value = 0.2;
  const add = (points: number, reason: string): void => {
    value += points;
    reasons.push(reason);
  };
  if (/do not know|cannot find|do not answer|cannot help/i.test(output))
    add(0.1, "It admits that it has no answer.");
  else {
    const asked = new Set(stemsOf(question));
    const said = new Set(stemsOf(output));
    const shared = [...asked].filter((stem) => said.has(stem)).length / (asked.size || 1);
    add(0.4 * shared, `It takes up ${Math.round(shared * 100)}% of the words of the question.`);
    if (!/how (long|many|much|often|fast|quickly)|cost|when|price/i.test(question))
      add(0.15, "No number was asked for.");
    else if (/\d|lifetime|once/.test(output)) add(0.25, "It names the number that was asked for.");
    else reasons.push("A number was asked for and none is there.");
  }
  if (citedPages(output).length > 0) add(0.15, "It says where that is written.");
  if (output.length > 160) add(-0.1, "It is long.");
  const clamped = Math.min(1, Math.max(0, value));
  return { value: Math.round(clamped * 100) / 100, explanation: reasons.join(" ") };
}
