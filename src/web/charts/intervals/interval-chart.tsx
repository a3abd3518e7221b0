import {
  ErrorBar,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { niceTicks } from "./nice-ticks.ts";

export interface IntervalPoint {
  readonly key: string;
  /** What stands under the point. */
  readonly label: string;
  readonly value: number;
  /** Both null where no interval can be given. */
  readonly low: number | null;
  readonly high: number | null;
  /** What the point means in words. */
  readonly note: string;
}

interface IntervalChartProps {
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
  readonly points: readonly IntervalPoint[];
  readonly format: (value: number) => string;
  /** Points that stand out. */
  readonly chosen: ReadonlySet<string>;
  readonly onPicked?: (key: string) => void;
}

export const intervalChartHeight = 176;
const yAxisWidth = 56;
/** Points that leave no room for wide whiskers. */
const crowded = 24;

/** Values in an order, each with the whisker of its interval. A missing one is a gap, never joined over. */
export function IntervalChart({ label, points, format, chosen, onPicked }: IntervalChartProps) {
  const rows = points.map((point, index) => ({
    ...point,
    index,
    spread: [point.value - (point.low ?? point.value), (point.high ?? point.value) - point.value],
  }));
  const ticks = ticksOf(points);
  const byLabel = new Map(points.map((point, index) => [index, point.label]));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing with parts, not a file
    <div role="img" aria-label={label} style={{ height: intervalChartHeight }}>
      <ResponsiveContainer
        width="100%"
        height="100%"
        initialDimension={{ width: 640, height: intervalChartHeight }}
      >
        <ScatterChart accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
          <XAxis
            type="number"
            dataKey="index"
            domain={[-0.5, Math.max(0.5, points.length - 0.5)]}
            ticks={points.map((_, index) => index)}
            tickFormatter={(index: number) => shorten(byLabel.get(index) ?? "")}
            tick={{ fill: "var(--muted)", fontSize: 12 }}
            axisLine={{ stroke: "var(--hairline-strong)" }}
            tickLine={false}
            minTickGap={16}
            height={24}
          />
          <YAxis
            type="number"
            dataKey="value"
            width={yAxisWidth}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            interval={0}
            tickFormatter={format}
            tick={{ fill: "var(--muted)", fontSize: 12 }}
            axisLine={false}
            tickLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={false}
            content={({ active, payload }) => (
              <PointNote point={active ? pointOf(payload, points) : undefined} />
            )}
          />
          <Scatter
            data={rows}
            isAnimationActive={false}
            shape={(place: PointPlace) => (
              <PointMark
                place={place}
                chosen={chosen.has(place.payload?.key ?? "")}
                onPicked={onPicked}
              />
            )}
          >
            <ErrorBar
              dataKey="spread"
              direction="y"
              width={points.length > crowded ? 2 : 6}
              stroke="var(--muted)"
              strokeWidth={1.5}
              isAnimationActive={false}
            />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

interface PointPlace {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: { readonly key?: string };
}

interface PointMarkProps {
  readonly place: PointPlace;
  readonly chosen: boolean;
  readonly onPicked: ((key: string) => void) | undefined;
}

function PointMark({ place: { cx = 0, cy = 0, payload }, chosen, onPicked }: PointMarkProps) {
  const key = payload?.key;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={chosen ? 5 : 4}
      fill={chosen ? "var(--accent)" : "var(--ink)"}
      className={onPicked && "cursor-pointer"}
      onClick={() => key !== undefined && onPicked?.(key)}
    />
  );
}

/** Room for every whisker. */
function ticksOf(points: readonly IntervalPoint[]): number[] {
  return niceTicks(
    Math.min(...points.map((point) => point.low ?? point.value)),
    Math.max(...points.map((point) => point.high ?? point.value)),
  );
}

function shorten(label: string): string {
  return label.length > 14 ? `${label.slice(0, 13)}…` : label;
}

function pointOf(
  payload: readonly { readonly payload?: { readonly key?: string } }[] | undefined,
  points: readonly IntervalPoint[],
): IntervalPoint | undefined {
  const key = payload?.[0]?.payload?.key;
  return points.find((point) => point.key === key);
}

function PointNote({ point }: { point: IntervalPoint | undefined }) {
  if (!point) return null;
  return (
    <div className="max-w-72 rounded-small border border-hairline-strong bg-surface px-2 py-1 text-small shadow-float">
      <p className="truncate font-strong">{point.label}</p>
      <p>{point.note}</p>
    </div>
  );
}
