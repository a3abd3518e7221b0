import { z } from "zod";
import { spanEvent, spanLink } from "#contract/span.ts";
import type { Db } from "../db.ts";

const textMap = z.record(z.string(), z.string());
const row = z.object({
  trace_id: z.string(),
  span_id: z.string(),
  parent_span_id: z.string(),
  name: z.string(),
  start_ns: z.string(),
  end_ns: z.string(),
  running: z.boolean(),
  otel_status: z.number(),
  error_message: z.string(),
  input: z.string(),
  input_key: z.string(),
  output: z.string(),
  output_key: z.string(),
  attributes: textMap,
  numbers: z.record(z.string(), z.number()),
  resource: textMap,
  events: z.string(),
  links: z.string(),
  scope: z.string(),
  scope_version: z.string(),
});
type Row = z.output<typeof row>;

const logRow = z.object({
  trace_id: z.string(),
  span_id: z.string(),
  time_ns: z.string(),
  event_name: z.string(),
  body: z.string(),
  attributes: textMap,
  resource: textMap,
  scope: z.string(),
});

/** Spans of a project and their logs as OTLP/JSON requests, one a line, in the order of their keys. */
export async function* otlpLines(db: Db, project: string): AsyncGenerator<string> {
  yield* spanLines(db, project);
  yield* logLines(db, project);
}

async function* logLines(db: Db, project: string): AsyncGenerator<string> {
  const blocks = db.stream(
    `SELECT trace_id, span_id, toString(toUnixTimestamp64Nano(time)) AS time_ns, event_name, body, attributes, resource, scope
     FROM span_logs FINAL WHERE project = {project:String} ORDER BY trace_id, span_id, time, ver`,
    { project },
  );
  for await (const block of blocks)
    for (const raw of block) yield JSON.stringify(logRequest(logRow.parse(raw)));
}

function logRequest(log: z.output<typeof logRow>): object {
  const record = {
    traceId: log.trace_id,
    spanId: log.span_id,
    timeUnixNano: log.time_ns,
    ...(log.event_name && { eventName: log.event_name }),
    body: { stringValue: log.body },
    attributes: keyValues(log.attributes, {}),
  };
  const resource = { attributes: keyValues(log.resource, {}) };
  const scopeLogs = [{ scope: { name: log.scope }, logRecords: [record] }];
  return { resourceLogs: [{ resource, scopeLogs }] };
}

async function* spanLines(db: Db, project: string): AsyncGenerator<string> {
  const blocks = db.stream(
    `SELECT trace_id, span_id, parent_span_id, name, toString(toUnixTimestamp64Nano(start_time)) AS start_ns,
       toString(toUInt64(toUnixTimestamp64Nano(start_time)) + duration_ns) AS end_ns, running,
       if(status = 'error', 2, if(status = 'ok', 1, 0)) AS otel_status, error_message, input, input_key, output, output_key,
       attributes, numbers, resource, events, links, scope, scope_version
     FROM spans FINAL WHERE project = {project:String}
     ORDER BY toStartOfHour(start_time), trace_id, span_id`,
    { project },
  );
  for await (const block of blocks)
    for (const raw of block) yield JSON.stringify(request(row.parse(raw)));
}

function request(span: Row): object {
  const attributes = {
    ...span.attributes,
    ...(span.input_key && { [span.input_key]: span.input }),
    ...(span.output_key && { [span.output_key]: span.output }),
  };
  const events = span.events === "" ? [] : z.array(spanEvent).parse(JSON.parse(span.events));
  const links = span.links === "" ? [] : z.array(spanLink).parse(JSON.parse(span.links));
  return {
    resourceSpans: [
      {
        resource: { attributes: keyValues(span.resource, {}) },
        scopeSpans: [
          {
            scope: { name: span.scope, version: span.scope_version },
            spans: [
              {
                traceId: span.trace_id,
                spanId: span.span_id,
                ...(span.parent_span_id && { parentSpanId: span.parent_span_id }),
                name: span.name,
                startTimeUnixNano: span.start_ns,
                endTimeUnixNano: span.running ? "0" : span.end_ns,
                attributes: keyValues(attributes, span.numbers),
                ...(events.length > 0 && {
                  events: events.map((event) => ({
                    name: event.name,
                    timeUnixNano: event.timeNs,
                    attributes: keyValues(event.attributes, {}),
                  })),
                }),
                ...(links.length > 0 && {
                  links: links.map((link) => ({
                    traceId: link.traceId,
                    spanId: link.spanId,
                    attributes: keyValues(link.attributes, {}),
                  })),
                }),
                status: {
                  ...(span.otel_status !== 0 && { code: span.otel_status }),
                  ...(span.otel_status === 2 && { message: span.error_message }),
                },
              },
            ],
          },
        ],
      },
    ],
  };
}

/** Attributes sorted by key; numbers and booleans keep their type. */
function keyValues(
  attributes: Readonly<Record<string, string>>,
  numbers: Readonly<Record<string, number>>,
): object[] {
  return Object.keys(attributes)
    .toSorted()
    .map((key) => ({ key, value: anyValue(attributes[key]!, Object.hasOwn(numbers, key)) }));
}

function anyValue(text: string, isNumber: boolean): object {
  if (!isNumber) return { stringValue: text };
  if (text === "true" || text === "false") return { boolValue: text === "true" };
  return /^-?\d+$/.test(text) ? { intValue: text } : { doubleValue: Number(text) };
}
