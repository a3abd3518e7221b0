import { lazy, Suspense, useMemo } from "react";
import type { z } from "zod";
import type { traceHistogram } from "#contract/traces.ts";
import { Skeleton } from "#web/ui/skeleton.tsx";

const TimeHistogram = lazy(async () => ({
  default: (await import("#web/charts/histogram/time-histogram.tsx")).TimeHistogram,
}));

interface ListHistogramProps {
  readonly data: z.output<typeof traceHistogram.output> | undefined;
  /** Without data: whether there will be any. */
  readonly isComing: boolean;
  readonly onBrush: (from: string, to: string) => void;
}

/** Its place is kept while data and drawing code come. */
export function ListHistogram({ data, isComing, onBrush }: ListHistogramProps) {
  const buckets = useMemo(
    () =>
      data?.buckets.map(({ start, ...figures }) => ({ ...figures, startMs: Date.parse(start) })),
    [data],
  );
  const empty = <Skeleton className="h-[88px] w-full" />;
  if (!buckets && isComing) return empty;
  if (!data || !buckets || buckets.length === 0) return <div className="h-[88px]" />;
  return (
    <Suspense fallback={empty}>
      <TimeHistogram
        buckets={buckets}
        stepMs={data.stepSeconds * 1000}
        onBrush={(from, to) => onBrush(isoOf(from), isoOf(to))}
      />
    </Suspense>
  );
}

function isoOf(ms: number): string {
  return new Date(Math.round(ms)).toISOString();
}
