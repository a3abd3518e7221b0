import type { NarrowSpan, StoredNarrowSpan } from "../store/traces/roll-up-source.ts";

/**
 * All spans of the traces that lately changed, so that a roll-up need not read them back. Holds whole
 * traces or nothing of them; the ones touched longest ago are forgotten first.
 */
export interface RecentTraces {
  has(key: string): boolean;
  /** Adds stored spans to a trace that is known, or begins one whose spans these all are. */
  put(key: string, spans: readonly StoredNarrowSpan[]): readonly NarrowSpan[];
  forget(key: string): void;
}

const mostSpans = 100_000;

export function createRecentTraces(limit = mostSpans): RecentTraces {
  const traces = new Map<string, Map<string, StoredNarrowSpan>>();
  let held = 0;

  function forget(key: string): void {
    held -= traces.get(key)?.size ?? 0;
    traces.delete(key);
  }

  return {
    has: (key) => traces.has(key),
    forget,
    put(key, spans) {
      const trace = traces.get(key) ?? new Map<string, StoredNarrowSpan>();
      held -= trace.size;
      for (const stored of spans) {
        const known = trace.get(stored.span.spanId);
        if (!known || known.ver <= stored.ver) trace.set(stored.span.spanId, stored);
      }
      held += trace.size;
      // Set anew, so that the order of the map is that of last use.
      traces.delete(key);
      traces.set(key, trace);
      for (const oldest of traces.keys()) {
        if (held <= limit || oldest === key) break;
        forget(oldest);
      }
      return Array.from(trace.values(), ({ span }) => span);
    },
  };
}
