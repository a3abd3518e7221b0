import type { DrawnInterval, IntervalScale } from "./interval-scale.ts";

export interface IntervalLine extends DrawnInterval {
  readonly key: string;
  /** Filled is the one to go by; hollow ones stand beside it. */
  readonly shape: "filled" | "hollow" | "square";
}

interface IntervalLinesProps {
  readonly lines: readonly IntervalLine[];
  readonly scale: IntervalScale;
  readonly width?: number;
}

const lineHeight = 7;

/** Values with their whiskers, one under the other, on a common scale. The numbers stand beside as text. */
export function IntervalLines({ lines, scale, width = 160 }: IntervalLinesProps) {
  const x = (value: number) => Number((scale.at(value) * width).toFixed(1));
  return (
    <svg
      aria-hidden
      width={width}
      height={lines.length * lineHeight}
      className="block overflow-visible"
    >
      {lines.map(({ key, shape, value, low, high }, at) => {
        const y = at * lineHeight + lineHeight / 2;
        const color = shape === "filled" ? "var(--accent)" : "var(--muted)";
        return (
          <g key={key} stroke={color} fill="none">
            {low !== null && high !== null && (
              <path d={`M${x(low)} ${y}H${x(high)}M${x(low)} ${y - 2}v4M${x(high)} ${y - 2}v4`} />
            )}
            {value !== null && <Point x={x(value)} y={y} shape={shape} color={color} />}
          </g>
        );
      })}
    </svg>
  );
}

interface PointProps {
  readonly x: number;
  readonly y: number;
  readonly shape: IntervalLine["shape"];
  readonly color: string;
}

function Point({ x, y, shape, color }: PointProps) {
  if (shape === "square")
    return <rect x={x - 2.5} y={y - 2.5} width={5} height={5} fill="var(--surface)" />;
  return <circle cx={x} cy={y} r={3} fill={shape === "filled" ? color : "var(--surface)"} />;
}
