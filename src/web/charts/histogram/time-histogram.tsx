import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatAbsoluteTime } from "#web/ui/format-time.ts";
import { formatCount, formatDuration } from "#web/ui/format.ts";
import { axisTime } from "./axis-time.ts";
import { useBrush } from "./use-brush.ts";

export interface HistogramBucket {
  readonly startMs: number;
  readonly count: number;
  readonly errors: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

interface TimeHistogramProps {
  readonly buckets: readonly HistogramBucket[];
  readonly stepMs: number;
  /** A stretch of time was marked. */
  readonly onBrush: (fromMs: number, toMs: number) => void;
}

export const histogramHeight = 88;
const yAxisWidth = 36;

/** How many came when, and how many of them failed; a drag marks a stretch of time. */
export function TimeHistogram({ buckets, stepMs, onBrush }: TimeHistogramProps) {
  const from = buckets[0]?.startMs ?? 0;
  const to = (buckets.at(-1)?.startMs ?? 0) + stepMs;
  const bars = buckets.map((bucket) => ({ ...bucket, fine: bucket.count - bucket.errors }));
  const { stretch, handlers } = useBrush({
    left: yAxisWidth,
    onBrush: (a, b) => onBrush(from + a * (to - from), from + b * (to - from)),
  });
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing with parts, not a file
      role="img"
      aria-label={`${formatCount(sum(buckets, "count"))} traces over time, ${formatCount(sum(buckets, "errors"))} of them failed`}
      className="relative cursor-crosshair touch-pan-y select-none"
      style={{ height: histogramHeight }}
      {...handlers}
    >
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 88 }}>
        <BarChart
          accessibilityLayer={false}
          data={bars}
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          barCategoryGap={1}
        >
          <XAxis
            dataKey="startMs"
            tickFormatter={(ms: number) => axisTime(ms, to - from)}
            tick={{ fill: "var(--muted)", fontSize: 12 }}
            axisLine={{ stroke: "var(--hairline-strong)" }}
            tickLine={false}
            minTickGap={48}
            height={20}
          />
          <YAxis
            width={yAxisWidth}
            tickFormatter={(count: number) => formatCount(count)}
            tick={{ fill: "var(--muted)", fontSize: 12 }}
            axisLine={false}
            tickLine={false}
            tickCount={3}
            allowDecimals={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--hover)" }}
            content={({ active, payload }) => (
              <BucketNote bucket={active ? bucketOf(payload, buckets) : undefined} />
            )}
          />
          <Bar
            dataKey="fine"
            stackId="all"
            fill="var(--muted)"
            fillOpacity={0.55}
            isAnimationActive={false}
          />
          <Bar dataKey="errors" stackId="all" fill="var(--error)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
      {stretch && (
        <div
          className="pointer-events-none absolute top-0 bottom-5 border-x border-accent bg-accent/15"
          style={{ left: stretch.from, width: stretch.to - stretch.from }}
        />
      )}
    </div>
  );
}

function sum(buckets: readonly HistogramBucket[], field: "count" | "errors"): number {
  return buckets.reduce((total, bucket) => total + bucket[field], 0);
}

function bucketOf(
  payload: readonly { readonly payload?: { readonly startMs?: number } }[] | undefined,
  buckets: readonly HistogramBucket[],
): HistogramBucket | undefined {
  const startMs = payload?.[0]?.payload?.startMs;
  return buckets.find((bucket) => bucket.startMs === startMs);
}

function BucketNote({ bucket }: { bucket: HistogramBucket | undefined }) {
  if (!bucket) return null;
  const { startMs, count, errors, p50Ms, p95Ms } = bucket;
  return (
    <div className="rounded-small border border-hairline-strong bg-surface px-2 py-1 text-small shadow-float">
      <p className="text-muted">{formatAbsoluteTime(startMs)}</p>
      <p>
        {formatCount(count)} traces, <span className="text-error">✗ {formatCount(errors)}</span>
      </p>
      {p50Ms !== null && p95Ms !== null && (
        <p>
          half within {formatDuration(p50Ms)}, 95 % within {formatDuration(p95Ms)}
        </p>
      )}
    </div>
  );
}
