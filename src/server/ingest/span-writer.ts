import { createBatcher } from "../store/batcher.ts";
import type { Db } from "../store/db.ts";
import { ensureProject } from "../store/projects.ts";
import { type EncodedSpans, encodeSpans, insertSpans } from "../store/spans/insert.ts";
import type { SpanLogRow, SpanRow } from "../store/spans/span-row.ts";
import { keyOf, type StoredNarrowSpan, type TouchedTrace } from "../store/traces/roll-up-source.ts";
import { narrowSpanOf } from "./narrow-span.ts";
import { createRecordWriter } from "../store/records/record-writer.ts";
import type { LiveFeed } from "../live/live-feed.ts";
import type { Prices } from "../prices/prices.ts";
import type { DecodedLog, DecodedSpan } from "./decoded.ts";
import { unfoldPending } from "./dialect/pending.ts";
import { createRollUpWriter } from "./roll-up-writer.ts";
import { spanLogRow, spanRow } from "./span-rows.ts";
import type { SpanFacts } from "./span-facts.ts";
import { summariseSpan } from "./summarise.ts";

/** Stores spans and their logs, and keeps the roll-ups of their traces. */
export interface SpanWriter {
  /** Settles when the spans are stored and show in the list of traces. */
  addSpans(spans: readonly DecodedSpan[], projectOf: (span: DecodedSpan) => string): Promise<void>;
  addLogs(logs: readonly DecodedLog[], projectOf: (log: DecodedLog) => string): Promise<void>;
  /** Spans waiting to be stored. */
  queued(): number;
  repair(): Promise<void>;
  /** Spans were deleted: nothing of them may come back from memory. */
  forget(): void;
  drain(): Promise<void>;
}

const blockSpans = 10_000;
const queueSpans = 60_000;
const gatherMs = 10;
const idsInEvent = 100;

export interface SpanWriterOptions {
  readonly db: Db;
  readonly prices: Prices;
  readonly live: LiveFeed;
  /** No other process writes to this store. */
  readonly alone: boolean;
}

export function createSpanWriter({ db, prices, live, alone }: SpanWriterOptions): SpanWriter {
  const rollUps = createRollUpWriter(db, alone);
  const spans = createBatcher<EncodedSpans>({
    delayMs: gatherMs,
    blockItems: blockSpans,
    queueItems: queueSpans,
    sizeOf: ({ count }) => count,
    write: (blocks) => insertSpans(db, blocks),
  });
  const logs = createBatcher<SpanLogRow>({
    delayMs: gatherMs,
    blockItems: blockSpans,
    queueItems: queueSpans,
    write: (rows) => db.insert("span_logs", rows),
  });

  return {
    queued: () => spans.queued() + logs.queued(),
    repair: () => rollUps.repair(),
    forget: () => rollUps.forget(),
    async addSpans(decoded, projectOf) {
      const rows: SpanRow[] = [];
      const touched = new Map<string, Touched>();
      const vectors: SpanVectors[] = [];
      for (const received of decoded) {
        const project = projectOf(received);
        const span = unfoldPending(received);
        const facts = summariseSpan(span);
        const row = spanRow(project, span, facts, prices);
        rows.push(row);
        touch(touched, row, span);
        if (facts.vectors.length > 0) vectors.push({ project, span, facts });
      }
      for (const project of new Set(rows.map((row) => row.project)))
        await ensureProject(db, project);
      if (rows.length > 0) await spans.add([encodeSpans(rows)]);
      await storeVectors(db, vectors);
      await rollUps.touch([...touched.values()]);
      announce(live, touched);
    },
    async addLogs(records, projectOf) {
      const rows = records.map((log) => spanLogRow(projectOf(log), log));
      for (const project of new Set(rows.map((row) => row.project)))
        await ensureProject(db, project);
      await logs.add(rows);
    },
    async drain() {
      await Promise.all([spans.drain(), logs.drain()]);
      await rollUps.drain();
    },
  };
}

/** A trace of the request, and its spans of the request. */
interface Touched extends TouchedTrace {
  readonly arrived: StoredNarrowSpan[];
}

function touch(touched: Map<string, Touched>, row: SpanRow, span: DecodedSpan): void {
  const key = keyOf(row.project, span.traceId);
  const known = touched.get(key);
  const arrived = known?.arrived ?? [];
  arrived.push({ span: narrowSpanOf(row, span), ver: row.ver });
  touched.set(key, {
    project: row.project,
    traceId: span.traceId,
    firstStartNs: known && known.firstStartNs < span.startNs ? known.firstStartNs : span.startNs,
    lastStartNs: known && known.lastStartNs > span.startNs ? known.lastStartNs : span.startNs,
    arrived,
  });
}

function announce(live: LiveFeed, touched: ReadonlyMap<string, TouchedTrace>): void {
  const byProject = new Map<string, string[]>();
  for (const { project, traceId } of touched.values())
    byProject.set(project, [...(byProject.get(project) ?? []), traceId]);
  for (const [project, traceIds] of byProject)
    live.publish(project, {
      type: "traces",
      traceIds: traceIds.slice(0, idsInEvent),
      count: traceIds.length,
    });
}

interface SpanVectors {
  readonly project: string;
  readonly span: DecodedSpan;
  readonly facts: SpanFacts;
}

/**
 * Vectors that spans carried go to the embedding set of their model: under the span's own name, or under that
 * of the document they belong to. All of a request are stored at once.
 */
async function storeVectors(db: Db, carried: readonly SpanVectors[]): Promise<void> {
  const writers = new Map<string, ReturnType<typeof createRecordWriter>>();
  for (const { project, span, facts } of carried) {
    const writer = writers.get(project) ?? createRecordWriter(db, project);
    writers.set(project, writer);
    const model = facts.model ?? "unknown";
    for (const [index, { text, vector, document }] of facts.vectors.entries())
      await writer.add({
        type: "embedding",
        set: `${document === undefined ? "spans" : "documents"}/${model}`,
        model,
        subject:
          document === undefined
            ? { traceId: span.traceId, spanId: span.spanId, index }
            : { document: document.slice(0, 1024) },
        text,
        vector,
      });
  }
  for (const writer of writers.values()) await writer.flush();
}
