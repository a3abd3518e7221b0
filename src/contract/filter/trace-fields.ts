import type { TraceSummary } from "../traces.ts";

/** A field that the filter of traces knows by name. Any other name is looked up among the attributes. */
export interface TraceField {
  readonly name: string;
  readonly type: "text" | "number" | "duration" | "time" | "flag";
  /** What it means, in the words of the list of completions. */
  readonly about: string;
  /** What can be typed after the colon where the data do not say. */
  readonly examples: readonly string[];
  /** Where a trace carries it, so that both sides mean the same. */
  readonly from: keyof TraceSummary | "attributes" | "spans";
}

function field(
  name: string,
  type: TraceField["type"],
  from: TraceField["from"],
  about: string,
  examples: readonly string[] = [],
): TraceField {
  return { name, type, from, about, examples };
}

export const traceFields: readonly TraceField[] = [
  field("status", "text", "status", "how the trace ended", [
    "ok",
    "error",
    "unset",
    "recovered",
    "running",
  ]),
  field("name", "text", "name", "name of the trace"),
  field("model", "text", "models", "model used by any of its calls"),
  field("provider", "text", "providers", "who served the model"),
  field("prompt", "text", "promptVersions", "prompt version used, name@version"),
  field("kind", "text", "kinds", "kind of any of its spans"),
  field("span", "text", "spans", "name of any of its spans"),
  field("error", "text", "errorType", "type or message of the error"),
  field("failure", "text", "attributes", "signature of a failing step"),
  field("latency", "duration", "durationMs", "how long it took", [
    ">2s",
    ">10s",
    "<500ms",
    "1s..5s",
  ]),
  field("tokens", "number", "tokens", "tokens in all", [">1000", ">10k"]),
  field("cost", "number", "costUsd", "US dollars", [">0.01", ">0.1"]),
  field("llm_calls", "number", "llmCalls", "number of model calls", [">1", ">10"]),
  field("spans", "number", "spanCount", "number of spans", [">10", ">1000"]),
  field("errors", "number", "errorCount", "number of failed spans", [">0"]),
  field("started", "time", "startNs", "when it started", [">2025-01-31", "2025-01-01..2025-01-31"]),
  field("service", "text", "services", "service that sent any of its spans"),
  field("environment", "text", "environment", "deployment environment"),
  field("release", "text", "release", "version of the application"),
  field("session", "text", "sessionId", "conversation"),
  field("user", "text", "userId", "end user"),
  field("tag", "text", "tags", "tag"),
  field("input", "text", "input", "text that went in"),
  field("output", "text", "output", "text that came out"),
  field("trace", "text", "traceId", "id of the trace"),
  field("has", "flag", "attributes", "carries the field at all", [
    "error",
    "cost",
    "session",
    "user",
    "orphans",
  ]),
];

/** The known field of this name, whatever its case. */
export function traceField(name: string): TraceField | undefined {
  const wanted = name.toLowerCase();
  return traceFields.find((candidate) => candidate.name === wanted);
}
