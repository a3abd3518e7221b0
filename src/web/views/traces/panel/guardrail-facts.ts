import type { SpanContent } from "#contract/span.ts";
import { fieldsOf, firstField } from "./json-fields.ts";

export interface GuardrailFacts {
  /** What it concluded, in the words of its sender. */
  readonly verdict: string | undefined;
  /** Undefined where the verdict does not say. */
  readonly passed: boolean | undefined;
  readonly action: string | undefined;
  readonly reason: string | undefined;
}

const verdictKeys = ["verdict", "result", "status", "decision", "outcome", "label"];
const passedKeys = ["passed", "allowed", "valid", "safe", "is_safe", "success"];
const failedKeys = ["tripwire_triggered", "triggered", "blocked", "flagged", "violated", "failed"];
const actionKeys = ["action", "on_fail", "remediation", "intervention"];
const reasonKeys = ["reason", "explanation", "message", "rationale", "details", "output_info"];

const good = /^(pass(ed)?|allow(ed)?|ok|safe|valid|success|true|none|accept(ed)?|not_flagged)$/i;
const bad =
  /^(fail(ed)?|block(ed)?|den(y|ied)|declined?|unsafe|invalid|reject(ed)?|flagged|false|intervened|guardrail_intervened|tripped|refused)$/i;

/** What a guardrail concluded, from its output or its attributes. */
export function guardrailFacts({ output, attributes }: SpanContent): GuardrailFacts {
  const fields = {
    ...fieldsOf(output),
    ...Object.fromEntries(
      Object.entries(attributes).flatMap(([key, value]) => {
        const name = /^guardrails?\.(.+)$/.exec(key)?.[1];
        return name === undefined ? [] : [[name.split(".").at(-1)!, value]];
      }),
    ),
  };
  const plain = Object.keys(fieldsOf(output)).length === 0 ? (output ?? undefined) : undefined;
  const verdict = firstField(fields, verdictKeys) ?? plain;
  return {
    verdict,
    passed:
      truth(firstField(fields, passedKeys)) ??
      opposite(truth(firstField(fields, failedKeys))) ??
      truth(verdict),
    action: firstField(fields, actionKeys),
    reason: firstField(fields, reasonKeys),
  };
}

function truth(word: string | undefined): boolean | undefined {
  if (word === undefined) return undefined;
  if (good.test(word.trim())) return true;
  return bad.test(word.trim()) ? false : undefined;
}

function opposite(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
