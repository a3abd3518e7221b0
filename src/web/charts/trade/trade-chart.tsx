import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from "recharts";
import { roundTicks } from "../round-ticks.ts";

/** One run in the picture. */
export interface TradeDot {
  readonly run: string;
  readonly letter: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
  /** Distances to the ends of the intervals: below, above. */
  readonly xWhisker: readonly [number, number];
  readonly yWhisker: readonly [number, number];
  readonly onFront: boolean;
  readonly title: string;
}

interface TradeChartProps {
  readonly label: string;
  readonly dots: readonly TradeDot[];
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly onOpen: (run: string) => void;
}

export const tradeHeight = 220;
const tick = { fill: "var(--muted)", fontSize: 12 };

/** Quality against price with whiskers both ways; runs that no other beats are filled. */
export function TradeChart({ label, dots, formatX, formatY, onOpen }: TradeChartProps) {
  const across = paddedDomain(dots.map(({ x, xWhisker }) => endsOf(x, xWhisker)));
  const up = paddedDomain(dots.map(({ y, yWhisker }) => endsOf(y, yWhisker)));
  const baseline = dots.find(({ letter }) => letter === "A");
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing with parts, not a file
      role="img"
      aria-label={label}
      style={{ height: tradeHeight }}
    >
      <ResponsiveContainer
        width="100%"
        height="100%"
        initialDimension={{ width: 400, height: tradeHeight }}
      >
        <ScatterChart
          accessibilityLayer={false}
          margin={{ top: 12, right: 16, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke="var(--hairline)" />
          <XAxis
            type="number"
            dataKey="x"
            domain={across}
            ticks={roundTicks(...across)}
            tickFormatter={formatX}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: "var(--hairline-strong)" }}
            minTickGap={24}
            height={20}
          />
          <YAxis
            type="number"
            dataKey="y"
            domain={up}
            ticks={roundTicks(...up)}
            tickFormatter={formatY}
            tick={tick}
            tickLine={false}
            axisLine={false}
            width={56}
          />
          {baseline && (
            <ReferenceLine y={baseline.y} stroke="var(--hairline-strong)" strokeDasharray="3 3" />
          )}
          {dots.map((dot) => (
            <Scatter
              key={dot.run}
              data={[dot]}
              isAnimationActive={false}
              shape={(place: { cx?: number; cy?: number }) => (
                <DotMark dot={dot} cx={place.cx ?? 0} cy={place.cy ?? 0} onOpen={onOpen} />
              )}
            >
              <ErrorBar
                dataKey="xWhisker"
                direction="x"
                width={4}
                stroke={dot.color}
                isAnimationActive={false}
              />
              <ErrorBar
                dataKey="yWhisker"
                direction="y"
                width={4}
                stroke={dot.color}
                isAnimationActive={false}
              />
            </Scatter>
          ))}
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

interface DotMarkProps {
  readonly dot: TradeDot;
  readonly cx: number;
  readonly cy: number;
  readonly onOpen: (run: string) => void;
}

function DotMark({ dot, cx, cy, onOpen }: DotMarkProps) {
  const { letter, color, onFront, title, run } = dot;
  return (
    // The table beside the picture has the same links for the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <g className="cursor-pointer" onClick={() => onOpen(run)}>
      <title>{title}</title>
      <circle
        cx={cx}
        cy={cy}
        r={9}
        fill={onFront ? color : "var(--surface)"}
        stroke={color}
        strokeWidth={1.5}
      />
      <text
        x={cx}
        y={cy + 4}
        textAnchor="middle"
        fontSize={12}
        fontWeight={550}
        fill={onFront ? "var(--surface)" : color}
      >
        {letter}
      </text>
    </g>
  );
}

function endsOf(value: number, [below, above]: readonly [number, number]): [number, number] {
  return [value - below, value + above];
}

function paddedDomain(ends: readonly (readonly [number, number])[]): [number, number] {
  const low = Math.min(...ends.map(([least]) => least));
  const high = Math.max(...ends.map(([, most]) => most));
  const padding = (high - low || Math.abs(high) || 1) * 0.12;
  // A price or a share is never below zero: neither is its axis.
  return [low >= 0 ? Math.max(0, low - padding) : low - padding, high + padding];
}
