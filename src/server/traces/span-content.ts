import type { z } from "zod";
import type { SpanContent } from "#contract/span.ts";
import type { DecodedLog } from "../ingest/decoded.ts";
import { describeSpan } from "../ingest/describe.ts";
import { type HeavySpan, type logRow, storedEvents, storedLinks } from "../store/spans/read.ts";

export type LogRow = z.output<typeof logRow>;

/** Texts, messages, documents and attributes of a stored span, read by the mapping of today. */
export function contentOf(row: HeavySpan, logs: readonly LogRow[]): SpanContent {
  return describeSpan({
    attributes: wholeAttributes(row),
    resource: row.resource,
    events: row.events === "" ? [] : storedEvents.parse(JSON.parse(row.events)),
    links: row.links === "" ? [] : storedLinks.parse(JSON.parse(row.links)),
    vectorCount: row.vector_count,
    logs: logs.map(decodedLog),
    facts: {
      kind: row.kind,
      dialect: row.dialect,
      error:
        row.error_message || row.error_type
          ? {
              type: row.error_type || null,
              message: row.error_message,
              stack: row.error_stack || null,
            }
          : null,
      input: row.input || null,
      output: row.output || null,
      toolName: row.tool_name || null,
      promptName: row.prompt_name || null,
      promptVersion: row.prompt_version || null,
      sessionId: row.session_id || null,
      userId: row.user_id || null,
      tags: row.tags,
      metadata: row.metadata,
      timing: row.synthetic ? "synthetic" : "real",
    },
  });

  function decodedLog(log: LogRow): DecodedLog {
    return {
      traceId: "",
      spanId: log.span_id,
      timeNs: BigInt(log.time_ns),
      eventName: log.event_name,
      body: log.body,
      attributes: log.attributes,
      resource: log.resource,
      scopeName: log.scope,
    };
  }
}

/** The attributes as they were sent: input and output are stored once, apart from them. */
export function wholeAttributes(
  row: Pick<HeavySpan, "attributes" | "input" | "input_key" | "output" | "output_key">,
): Record<string, string> {
  return {
    ...row.attributes,
    ...(row.input_key && { [row.input_key]: row.input }),
    ...(row.output_key && { [row.output_key]: row.output }),
  };
}
