import { failureSignature } from "#analysis/trace/failure/failure-signature.ts";
import type { NarrowSpan } from "../store/traces/roll-up-source.ts";

/** Steps that failed by themselves which a roll-up keeps; a loop can fail thousands of times. */
const mostFailures = 20;
const messageCharacters = 500;
export const pathSeparator = " \u203A ";

/** Columns of a roll-up, one entry a failing step, the first to end first. */
export interface FailureColumns {
  readonly failure_signatures: string[];
  readonly failure_spans: string[];
  readonly failure_paths: string[];
  readonly failure_types: string[];
  /** Without what is particular to one time. */
  readonly failure_plain: string[];
  readonly failure_messages: string[];
}

/** What the failing steps of a trace are called. `causes` are ids of error spans without an error below them. */
export function failureColumns(
  spans: ReadonlyMap<string, NarrowSpan>,
  causes: readonly string[],
): FailureColumns {
  const columns: FailureColumns = {
    failure_signatures: [],
    failure_spans: [],
    failure_paths: [],
    failure_types: [],
    failure_plain: [],
    failure_messages: [],
  };
  for (const id of causes.slice(0, mostFailures)) {
    const span = spans.get(id);
    if (!span) continue;
    const { errorType, errorMessage } = span;
    const found = failureSignature({ path: pathOf(span, spans), errorType, errorMessage });
    columns.failure_signatures.push(found.id);
    columns.failure_spans.push(id);
    columns.failure_paths.push(found.path.join(pathSeparator));
    columns.failure_types.push(errorType);
    columns.failure_plain.push(found.message);
    columns.failure_messages.push(errorMessage.slice(0, messageCharacters).toWellFormed());
  }
  return columns;
}

/** Names from the top down; parents in a ring are walked once. */
function pathOf(span: NarrowSpan, spans: ReadonlyMap<string, NarrowSpan>): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  let at: NarrowSpan | undefined = span;
  while (at && !seen.has(at.spanId)) {
    seen.add(at.spanId);
    path.push(at.name);
    at = spans.get(at.parentSpanId);
  }
  return path.toReversed();
}
