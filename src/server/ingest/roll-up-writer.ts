import { createBatcher } from "../store/batcher.ts";
import type { Db } from "../store/db.ts";
import { homeOf, type KnownExtent, knownExtents } from "../store/traces/known-extent.ts";
import {
  keyOf,
  type NarrowSpan,
  spansOfTraces,
  type StoredNarrowSpan,
  type TouchedTrace,
} from "../store/traces/roll-up-source.ts";
import { staleTraces } from "../store/traces/stale.ts";
import { traceRow } from "../traces/trace-row.ts";
import { createRecentTraces, type RecentTraces } from "./recent-traces.ts";

/** A trace some of whose spans were just stored; without those where only the store knows them. */
export interface ArrivedTrace extends TouchedTrace {
  readonly arrived?: readonly StoredNarrowSpan[] | undefined;
}

type Entry = readonly [key: string, trace: ArrivedTrace];

/** Keeps the roll-ups of traces in step with their spans. */
export interface RollUpWriter {
  /** Settles when the roll-ups of these traces are stored; of very long ones, when they are due. */
  touch(traces: readonly ArrivedTrace[]): Promise<void>;
  /** Makes the roll-ups that a killed server did not get to. */
  repair(): Promise<void>;
  /** Spans were deleted: what is known of traces is read anew. */
  forget(): void;
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
    const unknown = traces.filter(([key, { arrived }]) => !arrived || !recent.has(key));
    const extents = await extentsOf(db, unknown);
    // Traces that are new to the store are made of what arrived; of the others the rest is read.
    const stored = unknown.filter(([key, { arrived }]) => !alone || !arrived || extents.has(key));
    await recall(db, stored, extents, recent);
    const rows = traces.flatMap(([key, trace]) => {
      const [first, ...others] = extents.get(key)?.homes ?? [];
      const home = first ?? recent.home(key) ?? homeOf(trace.firstStartNs);
      const spans = recent.put(key, trace.arrived ?? [], home);
      if (spans.length > longTraceSpans && long.size < longTracesKnown) long.add(key);
      if (!alone || long.has(key)) recent.forget(key);
      return spans.length > 0 ? rollUpRows(trace, spans, home, others) : [];
    });
    await db.insert("roll_ups", rows);
    if (!alone) await settleHomes(unknown.filter(([key]) => !extents.has(key)));
  }

  /** Two processes that meet a trace at the same time may each have made it a home: the first one stays. */
  async function settleHomes(fresh: readonly Entry[]): Promise<void> {
    const extents = await extentsOf(db, fresh);
    const torn = fresh.filter(([key]) => (extents.get(key)?.homes.length ?? 0) > 1);
    if (torn.length > 0) await write(torn.map(([, trace]) => ({ ...trace, arrived: undefined })));
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
    forget: () => recent.forgetAll(),
    async repair() {
      for (const trace of await staleTraces(db)) await batcher.add([trace]);
    },
    async drain() {
      await flushLater();
      await batcher.drain();
    },
  };
}

async function extentsOf(db: Db, traces: readonly Entry[]): Promise<Map<string, KnownExtent>> {
  if (traces.length === 0) return new Map();
  return knownExtents(
    db,
    traces.map(([, trace]) => trace),
  );
}

/** Reads the spans of these traces back from the store. */
async function recall(
  db: Db,
  traces: readonly Entry[],
  extents: ReadonlyMap<string, KnownExtent>,
  recent: RecentTraces,
): Promise<void> {
  if (traces.length === 0) return;
  const byTrace = await spansOfTraces(
    db,
    traces.map(([, trace]) => trace),
    extents,
  );
  for (const [key, { firstStartNs }] of traces) {
    const home = extents.get(key)?.homes[0] ?? homeOf(firstStartNs);
    recent.put(key, byTrace.get(key) ?? [], home);
  }
}

/** The roll-up at its home, and the word that there is none at the others. */
function rollUpRows(
  { project, traceId }: ArrivedTrace,
  spans: readonly NarrowSpan[],
  home: number,
  others: readonly number[],
): object[] {
  const row = traceRow(project, traceId, spans);
  return [
    { ...row, home, deleted: 0 },
    ...others.map((other) => ({ ...row, home: other, deleted: 1 })),
  ];
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
