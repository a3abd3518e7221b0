import { firstAmount, isValue } from "./first.ts";
import { numberAt, parseRecord, unquote } from "./json.ts";
import type { SpanSource } from "./source.ts";

const secondsKeys = [
  "gen_ai.response.time_to_first_chunk",
  "gen_ai.client.operation.time_to_first_chunk",
  "braintrust.metrics.time_to_first_token",
];

/**
 * Milliseconds from the start of a span to its first token; null when unknown or impossible: Mastra
 * repeats the first step's time on later steps, where it lies before the start.
 */
export function timeToFirstToken(span: SpanSource): number | null {
  const ms = reportedMs(span);
  if (ms === null || ms < 0) return null;
  if (span.endNs > span.startNs && ms > millisecondsBetween(span.startNs, span.endNs)) return null;
  return ms;
}

function reportedMs(span: SpanSource): number | null {
  const { attributes, events, startNs } = span;
  const seconds = firstAmount(attributes, secondsKeys);
  if (seconds !== null) return seconds * 1000;
  const metrics = attributes["braintrust.metrics"];
  if (metrics?.includes('"time_to_first_token"')) {
    const inMetrics = numberAt(parseRecord(metrics) ?? {}, "time_to_first_token");
    if (inMetrics !== null) return inMetrics * 1000;
  }
  const ms = firstAmount(attributes, ["ai.response.msToFirstChunk"]);
  if (ms !== null) return ms;
  const time =
    attributes["langfuse.observation.completion_start_time"] ??
    attributes["mastra.completion_start_time"];
  if (isValue(time)) return sinceStart(unquote(time), startNs);
  const event = events.find(({ name }) => firstTokenEvents.has(name));
  if (event === undefined || !/^\d+$/.test(event.timeNs)) return null;
  return millisecondsBetween(startNs, BigInt(event.timeNs));
}

const firstTokenEvents = new Set(["ai.stream.firstChunk", "First Token Stream Event"]);

function sinceStart(isoTime: string, startNs: bigint): number | null {
  const at = Date.parse(isoTime);
  return Number.isNaN(at) ? null : millisecondsBetween(startNs, BigInt(at) * 1_000_000n);
}

function millisecondsBetween(fromNs: bigint, toNs: bigint): number {
  return Number(toNs - fromNs) / 1e6;
}
