import type { NarrowSpan, StoredNarrowSpan } from "../store/traces/roll-up-source.ts";

/**
 * All spans of the traces that lately changed, so that a roll-up need not read them back. Holds whole
 * traces or nothing of them; the ones touched longest ago are forgotten first.
 */
export interface RecentTraces {
  has(key: string): boolean;
  /** Where the roll-up of a known trace is kept. */
  home(key: string): number | undefined;
  /** Adds stored spans to a trace that is known, or begins one whose spans these all are and whose home is this. */
  put(key: string, spans: readonly StoredNarrowSpan[], home: number): readonly NarrowSpan[];
  forget(key: string): void;
  forgetAll(): void;
}

interface Recent {
  readonly home: number;
  readonly spans: Map<string, StoredNarrowSpan>;
}

const mostSpans = 100_000;

export function createRecentTraces(limit = mostSpans): RecentTraces {
  const traces = new Map<string, Recent>();
  let held = 0;

  function forget(key: string): void {
    held -= traces.get(key)?.spans.size ?? 0;
    traces.delete(key);
  }

  return {
    has: (key) => traces.has(key),
    forget,
    forgetAll() {
      traces.clear();
      held = 0;
    },
    home: (key) => traces.get(key)?.home,
    put(key, arrived, home) {
      const trace = traces.get(key) ?? { home, spans: new Map<string, StoredNarrowSpan>() };
      const { spans } = trace;
      held -= spans.size;
      for (const stored of arrived) {
        const known = spans.get(stored.span.spanId);
        if (!known || known.ver <= stored.ver) spans.set(stored.span.spanId, stored);
      }
      held += spans.size;
      // Set anew, so that the order of the map is that of last use.
      traces.delete(key);
      traces.set(key, trace);
      for (const oldest of traces.keys()) {
        if (held <= limit || oldest === key) break;
        forget(oldest);
      }
      return Array.from(spans.values(), ({ span }) => span);
    },
  };
}
