import { createBatcher } from "../store/batcher.ts";
import type { Db } from "../store/db.ts";
import { knownExtents } from "../store/traces/known-extent.ts";
import {
  keyOf,
  spansOfTraces,
  type StoredNarrowSpan,
  type TouchedTrace,
} from "../store/traces/roll-up-source.ts";
import { staleTraces } from "../store/traces/stale.ts";
import { traceRow } from "../traces/trace-row.ts";
import { createRecentTraces } from "./recent-traces.ts";

/** A trace some of whose spans were just stored; without those where only the store knows them. */
export interface ArrivedTrace extends TouchedTrace {
  readonly arrived?: readonly StoredNarrowSpan[] | undefined;
}

/** Keeps the roll-ups of traces in step with their spans. */
export interface RollUpWriter {
  /** Settles when the roll-ups of these traces are stored; of very long ones, when they are due. */
  touch(traces: readonly ArrivedTrace[]): Promise<void>;
  /** Makes the roll-ups that a killed server did not get to. */
  repair(): Promise<void>;
  drain(): Promise<void>;
}

const blockTraces = 1000;
const queueTraces = 200_000;
/** Reading a trace this long for every batch of its spans would cost its square. */
const longTraceSpans = 20_000;
const laterDelayMs = 2000;
const laterTraces = 20;
const longTracesKnown = 1000;

/**
 * `alone` says that no other process writes to this store: then traces whose spans all came through here
 * need not be read back. Else every roll-up is made from the store.
 */
export function createRollUpWriter(db: Db, alone: boolean): RollUpWriter {
  const recent = createRecentTraces();
  const long = new Set<string>();
  const later = new Map<string, ArrivedTrace>();
  let timer: NodeJS.Timeout | undefined;

  async function write(touched: readonly ArrivedTrace[]): Promise<void> {
    const traces = [...merge(touched)];
    await readUnknown(traces.filter(([key, { arrived }]) => !arrived || !recent.has(key)));
    const rows = traces.flatMap(([key, { project, traceId, arrived = [] }]) => {
      const spans = recent.put(key, arrived);
      if (spans.length > longTraceSpans && long.size < longTracesKnown) long.add(key);
      if (!alone || long.has(key)) recent.forget(key);
      return spans.length > 0 ? [traceRow(project, traceId, spans)] : [];
    });
    await db.insert("traces", rows);
  }

  /** Traces that are new to the store are made of what arrived; of the others the rest is read. */
  async function readUnknown(traces: readonly (readonly [string, ArrivedTrace])[]): Promise<void> {
    if (traces.length === 0) return;
    const extents = await knownExtents(
      db,
      traces.map(([, trace]) => trace),
    );
    const stored = traces.filter(([key, { arrived }]) => !alone || !arrived || extents.has(key));
    if (stored.length === 0) return;
    const byTrace = await spansOfTraces(
      db,
      stored.map(([, trace]) => trace),
      extents,
    );
    for (const [key, spans] of byTrace) recent.put(key, spans);
  }

  const batcher = createBatcher<ArrivedTrace>({
    write,
    delayMs: 0,
    blockItems: blockTraces,
    queueItems: queueTraces,
  });

  async function flushLater(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const due = [...later.values()];
    later.clear();
    for (let from = 0; from < due.length; from += laterTraces)
      await add(due.slice(from, from + laterTraces)).catch(() => undefined);
  }

  /** Spans are stored before their roll-up: one that fails is made when the store is back. */
  async function add(traces: readonly ArrivedTrace[]): Promise<void> {
    try {
      await batcher.add(traces);
    } catch (error) {
      for (const trace of traces) postpone(trace);
      throw error;
    }
  }

  function postpone(trace: ArrivedTrace): void {
    const known = later.get(keyOf(trace.project, trace.traceId));
    for (const [key, merged] of merge(known ? [known, trace] : [trace])) later.set(key, merged);
    timer ??= setTimeout(() => void flushLater(), laterDelayMs).unref();
  }

  return {
    async touch(traces) {
      const isLong = ({ project, traceId }: ArrivedTrace): boolean =>
        long.has(keyOf(project, traceId));
      // Their spans are read back together, so they need not be carried along.
      for (const trace of traces.filter(isLong)) postpone({ ...trace, arrived: undefined });
      await add(traces.filter((trace) => !isLong(trace)));
    },
    async repair() {
      for (const trace of await staleTraces(db)) await batcher.add([trace]);
    },
    async drain() {
      await flushLater();
      await batcher.drain();
    },
  };
}

function merge(traces: readonly ArrivedTrace[]): Map<string, ArrivedTrace> {
  const merged = new Map<string, ArrivedTrace>();
  for (const trace of traces) {
    const key = keyOf(trace.project, trace.traceId);
    const known = merged.get(key);
    merged.set(key, known ? together(known, trace) : trace);
  }
  return merged;
}

function together(a: ArrivedTrace, b: ArrivedTrace): ArrivedTrace {
  return {
    ...a,
    firstStartNs: a.firstStartNs < b.firstStartNs ? a.firstStartNs : b.firstStartNs,
    lastStartNs: a.lastStartNs > b.lastStartNs ? a.lastStartNs : b.lastStartNs,
    arrived: a.arrived && b.arrived && [...a.arrived, ...b.arrived],
  };
}
