import type { SpanKind, Status } from "#contract/span.ts";
import type { Db } from "../db.ts";
import type { KnownExtent } from "./known-extent.ts";
import { storableNs } from "../spans/span-row.ts";

/** A trace some of whose spans changed, and when those spans start. */
export interface TouchedTrace {
  readonly project: string;
  readonly traceId: string;
  readonly firstStartNs: bigint;
  readonly lastStartNs: bigint;
}

/** What the roll-up of a trace needs of each span. */
export interface NarrowSpan {
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: SpanKind;
  readonly status: Status;
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly running: boolean;
  readonly timing: "real" | "synthetic";
  readonly tokens: {
    readonly prompt: number | null;
    readonly completion: number | null;
    readonly total: number | null;
    readonly cacheRead: number | null;
    readonly cacheWrite: number | null;
    readonly reasoning: number | null;
  };
  readonly costUsd: number | null;
  readonly model: string;
  readonly provider: string;
  readonly promptVersion: string;
  readonly service: string;
  readonly environment: string;
  readonly release: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly tags: readonly string[];
  readonly errorType: string;
  readonly errorMessage: string;
  /** Of spans without a parent only; "" and {} for the others. */
  readonly input: string;
  readonly output: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Characters of the root's texts that the roll-up keeps. */
export const previewCharacters = 2000;
/** Spans that another process stores at this moment may start this long before and after those we know. */
const marginSeconds = 3600;
/** Traces whose windows lie apart are read apart, up to so many reads a block. */
const windowSeconds = 6 * 3600;
const mostWindows = 8;

const columns = `project, trace_id, span_id, parent_span_id, name, kind, toString(status),
  toString(toUnixTimestamp64Nano(start_time)), toString(duration_ns), running, synthetic,
  prompt_tokens, completion_tokens, total_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens,
  cost_usd, model, provider,
  if(prompt_name = '', '', if(prompt_version = '', prompt_name, concat(prompt_name, '@', prompt_version))),
  service, environment, release, session_id, user_id, tags,
  error_type, substringUTF8(error_message, 1, ${previewCharacters}),
  if(parent_span_id = '', substringUTF8(input, 1, ${previewCharacters}), ''),
  if(parent_span_id = '', substringUTF8(output, 1, ${previewCharacters}), ''),
  if(parent_span_id = '', metadata, map()), ver`;

/** A span as it was stored, with the version that decides which of two stays. */
export interface StoredNarrowSpan {
  readonly span: NarrowSpan;
  readonly ver: number;
}

/** The newest version of every span of these traces, by `keyOf`. */
export async function spansOfTraces(
  db: Db,
  touched: readonly TouchedTrace[],
  extents: ReadonlyMap<string, KnownExtent>,
): Promise<Map<string, StoredNarrowSpan[]>> {
  const byTrace = new Map<string, StoredNarrowSpan[]>();
  const whole = touched.map((trace) =>
    withExtent(trace, extents.get(keyOf(trace.project, trace.traceId))),
  );
  for (const traces of windowsOf(whole)) {
    const wanted = new Set(traces.map(({ project, traceId }) => keyOf(project, traceId)));
    for (const row of await readSpans(db, traces)) {
      const key = keyOf(String(row[0]), String(row[1]));
      // The same id in another project may belong to another window, which reads it too.
      if (!wanted.has(key)) continue;
      const stored = { span: narrowSpan(row), ver: Number(row.at(-1)) };
      const spans = byTrace.get(key);
      if (spans) spans.push(stored);
      else byTrace.set(key, [stored]);
    }
  }
  return byTrace;
}

function readSpans(db: Db, traces: readonly TouchedTrace[]): Promise<unknown[][]> {
  return db.tuples(
    `SELECT ${columns} FROM spans FINAL
     WHERE project IN {projects:Array(String)} AND trace_id IN {ids:Array(String)}
       AND start_time >= fromUnixTimestamp64Second({from:Int64}, 'UTC')
       AND start_time <= fromUnixTimestamp64Second({to:Int64}, 'UTC')
     ORDER BY ver DESC LIMIT 1 BY project, trace_id, span_id`,
    {
      ...namesOf(traces),
      from: Math.max(0, Math.min(...traces.map(firstSecond)) - marginSeconds),
      to: Math.max(...traces.map(lastSecond)) + marginSeconds,
    },
  );
}

/** Reads must be bounded by time; what a roll-up already knows of a trace tells how far it reaches. */
function withExtent(trace: TouchedTrace, extent: KnownExtent | undefined): TouchedTrace {
  if (!extent) return trace;
  return {
    ...trace,
    firstStartNs: extent.first < trace.firstStartNs ? extent.first : trace.firstStartNs,
    lastStartNs: extent.last > trace.lastStartNs ? extent.last : trace.lastStartNs,
  };
}

/** Traces grouped by when they happened; one that lasts longer than a window stands alone. */
function windowsOf(traces: readonly TouchedTrace[]): (readonly TouchedTrace[])[] {
  const windows = new Map<string, TouchedTrace[]>();
  for (const trace of traces) {
    const lasts = lastSecond(trace) - firstSecond(trace) > windowSeconds;
    const key = lasts
      ? keyOf(trace.project, trace.traceId)
      : String(Math.floor(firstSecond(trace) / windowSeconds));
    const window = windows.get(key);
    if (window) window.push(trace);
    else windows.set(key, [trace]);
  }
  return windows.size > mostWindows ? [traces] : [...windows.values()];
}

export function namesOf(traces: readonly TouchedTrace[]): { projects: string[]; ids: string[] } {
  return {
    projects: [...new Set(traces.map(({ project }) => project))],
    ids: [...new Set(traces.map(({ traceId }) => traceId))],
  };
}

function firstSecond({ firstStartNs }: TouchedTrace): number {
  return Number(storableNs(firstStartNs) / 1_000_000_000n);
}

function lastSecond({ lastStartNs }: TouchedTrace): number {
  return Number(storableNs(lastStartNs) / 1_000_000_000n);
}

export function keyOf(project: string, traceId: string): string {
  return `${traceId} ${project}`;
}

/** The order of the cells is that of `columns`; ClickHouse fixes their types. */
function narrowSpan(row: readonly unknown[]): NarrowSpan {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SELECT above decides these types
  const cells = row as readonly [
    string,
    string,
    string,
    string,
    string,
    SpanKind,
    Status,
    string,
    string,
    boolean,
    boolean,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string[],
    string,
    string,
    string,
    string,
    Record<string, string>,
  ];
  const startNs = BigInt(cells[7]);
  const running = cells[9];
  return {
    spanId: cells[2],
    parentSpanId: cells[3],
    name: cells[4],
    kind: cells[5],
    status: cells[6],
    startNs,
    endNs: running ? 0n : startNs + BigInt(cells[8]),
    running,
    timing: cells[10] ? "synthetic" : "real",
    tokens: {
      prompt: cells[11],
      completion: cells[12],
      total: cells[13],
      cacheRead: cells[14],
      cacheWrite: cells[15],
      reasoning: cells[16],
    },
    costUsd: cells[17],
    model: cells[18],
    provider: cells[19],
    promptVersion: cells[20],
    service: cells[21],
    environment: cells[22],
    release: cells[23],
    sessionId: cells[24],
    userId: cells[25],
    tags: cells[26],
    errorType: cells[27],
    errorMessage: cells[28],
    input: cells[29],
    output: cells[30],
    metadata: cells[31],
  };
}
