import { createBatcher } from "../store/batcher.ts";
import type { Db } from "../store/db.ts";
import { keyOf, spansOfTraces, type TouchedTrace } from "../store/traces/roll-up-source.ts";
import { staleTraces } from "../store/traces/stale.ts";
import { traceRow } from "../traces/trace-row.ts";

/** Keeps the roll-ups of traces in step with their spans. */
export interface RollUpWriter {
  /** Settles when the roll-ups of these traces are stored; of very long ones, when they are due. */
  touch(traces: readonly TouchedTrace[]): Promise<void>;
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

export function createRollUpWriter(db: Db): RollUpWriter {
  const long = new Set<string>();
  const later = new Map<string, TouchedTrace>();
  let timer: NodeJS.Timeout | undefined;

  async function write(touched: readonly TouchedTrace[]): Promise<void> {
    const traces = [...merge(touched).values()];
    const byTrace = await spansOfTraces(db, traces);
    const rows = traces.flatMap(({ project, traceId }) => {
      const spans = byTrace.get(keyOf(project, traceId)) ?? [];
      if (spans.length > longTraceSpans && long.size < longTracesKnown)
        long.add(keyOf(project, traceId));
      return spans.length > 0 ? [traceRow(project, traceId, spans)] : [];
    });
    await db.insert("traces", rows);
  }

  const batcher = createBatcher<TouchedTrace>({
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
  async function add(traces: readonly TouchedTrace[]): Promise<void> {
    try {
      await batcher.add(traces);
    } catch (error) {
      for (const trace of traces) postpone(trace);
      throw error;
    }
  }

  function postpone(trace: TouchedTrace): void {
    const known = later.get(keyOf(trace.project, trace.traceId));
    for (const [key, merged] of merge(known ? [known, trace] : [trace])) later.set(key, merged);
    timer ??= setTimeout(() => void flushLater(), laterDelayMs).unref();
  }

  return {
    async touch(traces) {
      const isLong = ({ project, traceId }: TouchedTrace): boolean =>
        long.has(keyOf(project, traceId));
      for (const trace of traces.filter(isLong)) postpone(trace);
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

function merge(traces: readonly TouchedTrace[]): Map<string, TouchedTrace> {
  const merged = new Map<string, TouchedTrace>();
  for (const trace of traces) {
    const key = keyOf(trace.project, trace.traceId);
    const known = merged.get(key) ?? trace;
    merged.set(key, {
      ...trace,
      firstStartNs:
        known.firstStartNs < trace.firstStartNs ? known.firstStartNs : trace.firstStartNs,
      lastStartNs: known.lastStartNs > trace.lastStartNs ? known.lastStartNs : trace.lastStartNs,
    });
  }
  return merged;
}
