import { call } from "#client/call.ts";
import { onlyFilter } from "#contract/filter/only-filter.ts";
import type { SpanDetail } from "#contract/span-detail.ts";
import type { Message } from "#contract/span.ts";
import { getSpan, getTrace, listTraces, type TraceSummary } from "#contract/traces.ts";
import type { ExampleSource } from "#web/ui/examples/examples-of.ts";

interface Asked {
  readonly project: string;
  readonly traceIds: readonly string[];
  /** One span of the first trace instead of whole traces. */
  readonly spanId?: string | undefined;
}

/** Ids of one question: a filter holds 4,000 characters. */
const idsAtOnce = 60;
/** A trace keeps this much of its texts; its root keeps the rest. */
const keptCharacters = 2000;

/** Traces, or a span, as what examples are made of, with their whole texts. Throws ApiError. */
export async function readSources(
  { project: p, traceIds, spanId }: Asked,
  signal: AbortSignal,
): Promise<ExampleSource[]> {
  const [first] = traceIds;
  if (spanId !== undefined && first !== undefined)
    return [spanSource(await call(getSpan, { p, traceId: first, spanId }, { signal }))];
  const sources: ExampleSource[] = [];
  for (let at = 0; at < traceIds.length; at += idsAtOnce) {
    const where = onlyFilter("trace", ...traceIds.slice(at, at + idsAtOnce));
    const { items } = await call(listTraces, { p, where, limit: idsAtOnce }, { signal });
    for (const trace of items) sources.push(await traceSource(p, trace, signal));
  }
  return sources;
}

async function traceSource(p: string, trace: TraceSummary, signal: AbortSignal) {
  const { traceId } = trace;
  const isCut = [trace.input, trace.output].some(
    (text) => text !== null && text.length >= keptCharacters,
  );
  if (!isCut) return sourceOf(trace, trace);
  const { spans } = await call(getTrace, { p, traceId, content: false }, { signal });
  const root = spans.find(({ parentSpanId }) => parentSpanId === null) ?? spans[0];
  if (!root) return sourceOf(trace, trace);
  const whole = await call(getSpan, { p, traceId, spanId: root.spanId }, { signal });
  const { input, output } = spanSource(whole);
  return sourceOf(trace, { input: input ?? trace.input, output: output ?? trace.output });
}

function sourceOf(
  trace: TraceSummary,
  { input, output }: Pick<ExampleSource, "input" | "output">,
): ExampleSource {
  const { name, models, promptVersions, service, release, environment, sessionId, userId } = trace;
  return {
    traceId: trace.traceId,
    spanId: null,
    input,
    output,
    facts: filled({
      name,
      model: models.join(", "),
      prompt: promptVersions.join(", "),
      service,
      release,
      environment,
      session: sessionId,
      user: userId,
      error: trace.errorMessage,
    }),
  };
}

/** A span as a source; messages as JSON where it has no plain text. */
function spanSource({ traceId, spanId, content, ...span }: SpanDetail): ExampleSource {
  return {
    traceId,
    spanId,
    input: content.input ?? messagesText(content.inputMessages),
    output: content.output ?? messagesText(content.outputMessages),
    facts: filled({
      name: span.name,
      model: span.model,
      tool: content.toolName,
      service: span.service,
      session: content.sessionId,
      user: content.userId,
      error: span.errorMessage,
    }),
  };
}

function messagesText(messages: readonly Message[]): string | null {
  if (messages.length === 0) return null;
  return JSON.stringify(messages.map(({ role, parts }) => ({ role, parts })));
}

function filled(facts: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
}
