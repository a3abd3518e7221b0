import type { SpanContent } from "#contract/span.ts";
import { fieldsOf, firstField } from "./json-fields.ts";

/** One judgement that an evaluator span made. */
export interface EvaluationFacts {
  readonly metric: string | undefined;
  readonly value: string | undefined;
  readonly label: string | undefined;
  readonly explanation: string | undefined;
}

const metricKeys = ["metric", "name", "evaluation_name"];
const valueKeys = ["score", "value", "score.value", "rating", "passed"];
const labelKeys = ["label", "score.label", "verdict", "result"];
const explanationKeys = ["explanation", "reason", "reasoning", "rationale", "comment"];

/** What an evaluator said: events of the conventions, attributes, else its output. */
export function evaluationFacts({ events, attributes, output }: SpanContent): EvaluationFacts[] {
  const ofEvents = events
    .filter(({ name }) => name === "gen_ai.evaluation.result")
    .flatMap((event) => factsIn(below(event.attributes, /^gen_ai\.evaluation\.(.+)$/)));
  if (ofEvents.length > 0) return ofEvents;
  const ofAttributes = factsIn(
    below(attributes, /^(?:gen_ai\.evaluation|eval|evaluation|evaluator)\.(.+)$/),
  );
  return ofAttributes.length > 0 ? ofAttributes : factsIn(fieldsOf(output));
}

function factsIn(fields: Readonly<Record<string, string>>): EvaluationFacts[] {
  const value = firstField(fields, valueKeys);
  const label = firstField(fields, labelKeys);
  if (value === undefined && label === undefined) return [];
  const metric = firstField(fields, metricKeys);
  return [{ metric, value, label, explanation: firstField(fields, explanationKeys) }];
}

function below(
  attributes: Readonly<Record<string, string>>,
  pattern: RegExp,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => {
      const name = pattern.exec(key)?.[1];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}
