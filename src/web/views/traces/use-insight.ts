import { useEffect, useMemo, useState } from "react";
import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";
import { type Insight, insightOf } from "#web/charts/waterfall/insight.ts";

/** Up to so many spans it takes less than a frame. */
const quickSpans = 5000;

interface Held {
  readonly waterfall: Waterfall;
  readonly insight: Insight;
}

/** Path, own times and concurrency: at once for most traces, after the first picture for long ones. */
export function useInsight(waterfall: Waterfall): Insight | undefined {
  const quick = useMemo(
    () => (waterfall.count <= quickSpans ? insightOf(waterfall) : undefined),
    [waterfall],
  );
  const [held, setHeld] = useState<Held>();
  const isWanted = quick === undefined && held?.waterfall !== waterfall;
  // External system: the browser's idle time.
  useEffect(() => {
    if (!isWanted) return;
    return whenIdle(() => setHeld({ waterfall, insight: insightOf(waterfall) }));
  }, [isWanted, waterfall]);
  return quick ?? (held?.waterfall === waterfall ? held.insight : undefined);
}

const longestWaitMs = 1000;

/** Safari has no idle callbacks. Answers how to call it off. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(run, { timeout: longestWaitMs });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, 100);
  return () => clearTimeout(timer);
}
