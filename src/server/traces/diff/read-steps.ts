import type { Step, StepTree } from "#analysis/trace/diff/step.ts";
import type { SpanSummary } from "#contract/span.ts";
import { spanAt } from "#contract/trace-columns/span-at.ts";
import type { TraceSummary } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../../store/db.ts";
import { spanColumns } from "../../store/spans/columns.ts";
import { heavySpans, type HeavySpan, type SpanPlace, spanLogs } from "../../store/spans/read.ts";
import { textDigests, type TextDigest } from "../../store/spans/text-digests.ts";
import { findTrace } from "../../store/traces/find.ts";
import { grouped } from "../../grouped.ts";
import { placeColumns } from "../place-columns.ts";
import { baseOf, type TracePlace } from "../read-trace.ts";
import { contentOf, type LogRow } from "../span-content.ts";
import { digestOf, inputText, outputText, wordsOf } from "./step-text.ts";

/** Up to this many spans messages are read part by part; beyond, texts are compared as they were stored. */
const fewSpans = 2000;

export interface TraceSteps {
  readonly trace: TraceSummary;
  /** By place, depth first. */
  readonly spans: readonly SpanSummary[];
  readonly tree: StepTree;
}

/** A trace as steps that can be aligned with those of another; undefined when there is no such trace. */
export async function readSteps(
  db: Db,
  { project, traceId }: TracePlace,
  options: ReadOptions,
): Promise<TraceSteps | undefined> {
  const found = await findTrace(db, project, traceId, options);
  if (!found) return undefined;
  const { summary: trace, place } = found;
  const baseNs = await baseOf(db, place, trace, options);
  const [stored, textOf] = await Promise.all([
    spanColumns(db, place, { ...options, baseNs, exact: false }),
    trace.spanCount <= fewSpans ? readTexts(db, place, options) : hashTexts(db, place, options),
  ]);
  const { columns } = placeColumns(trace, baseNs, stored);
  const spans = Array.from({ length: columns.count }, (_, at) => spanAt(columns, at));
  const steps = spans.map((span) => stepOf(span, textOf(span.spanId)));
  return { trace, spans, tree: { steps, end: columns.end, startMs: columns.startMs } };
}

export type Texts = Pick<Step, "input" | "output" | "words"> & { readonly toolName: string };
type TextOf = (spanId: string) => Texts | undefined;

const noTexts: Texts = { input: "", output: "", toolName: "", words: new Set() };

type Narrow = Pick<
  SpanSummary,
  "name" | "kind" | "status" | "errorType" | "errorMessage" | "model"
>;

export function stepOf(span: Narrow, texts: Texts = noTexts): Step {
  const { name, kind, status, errorType, errorMessage, model } = span;
  return {
    name,
    kind,
    status,
    subject: kind === "TOOL" ? texts.toolName : (model ?? ""),
    input: texts.input,
    output: texts.output,
    error: digestOf([errorType, errorMessage].filter(Boolean).join(": ")),
    words: texts.words,
  };
}

async function readTexts(db: Db, place: SpanPlace, options: ReadOptions): Promise<TextOf> {
  const [rows, logs] = await Promise.all([
    heavySpans(db, place, options),
    spanLogs(db, place, options),
  ]);
  const logsOf = grouped(logs, ({ span_id }) => span_id);
  const texts = new Map(
    rows.map((row) => [row.span_id, textsOf(row, logsOf.get(row.span_id) ?? [])]),
  );
  return (spanId) => texts.get(spanId);
}

export function textsOf(row: HeavySpan, logs: readonly LogRow[]): Texts {
  const content = contentOf(row, logs);
  const input = inputText(content);
  const output = outputText(content);
  return {
    input: digestOf(input),
    output: digestOf(output),
    toolName: row.tool_name,
    words: wordsOf(`${input.slice(-2000)} ${output}`),
  };
}

async function hashTexts(db: Db, place: SpanPlace, options: ReadOptions): Promise<TextOf> {
  const rows = await textDigests(db, place, options);
  const texts = new Map(rows.map((row) => [row.span_id, hashed(row)]));
  return (spanId) => texts.get(spanId);
}

function hashed({ input, output, tool_name: toolName }: TextDigest): Texts {
  return { input, output, toolName, words: noTexts.words };
}
