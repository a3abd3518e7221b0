import type { VerdictStatus } from "#contract/verdict.ts";
import type { ForestEffect, ForestScale } from "./forest-scale.ts";

interface ForestBarProps {
  readonly row: ForestEffect;
  readonly status: VerdictStatus;
  readonly scale: ForestScale;
  readonly margin: number;
  readonly width: number;
  readonly height: number;
}

const colors: Record<VerdictStatus, string> = {
  improved: "var(--better)",
  regressed: "var(--worse)",
  no_detectable_change: "var(--muted)",
  not_enough_data: "var(--muted)",
};

/** Effect and whisker of one row over the line of no change and the band of what does not matter. */
export function ForestBar({ row, status, scale, margin, width, height }: ForestBarProps) {
  const { effect, low, high } = row;
  const middle = height / 2;
  const color = colors[status];
  const isRatio = scale.kind === "ratio";
  const bandLow = scale.at(isRatio ? 1 / (1 + margin) : -margin) * width;
  const bandHigh = scale.at(isRatio ? 1 + margin : margin) * width;
  const none = scale.at(scale.none) * width;
  const [left, right] = [low, high].map((end) => end !== null && scale.at(end) * width);
  return (
    <svg width={width} height={height} aria-hidden className="block">
      <rect x={bandLow} width={bandHigh - bandLow} height={height} fill="var(--sunken)" />
      <line x1={none} x2={none} y2={height} stroke="var(--hairline-strong)" />
      {typeof left === "number" && typeof right === "number" && (
        <>
          <line x1={left} x2={right} y1={middle} y2={middle} stroke={color} strokeWidth={1.5} />
          <WhiskerEnd x={left} middle={middle} color={color} cut={low! < scale.low} side={-1} />
          <WhiskerEnd x={right} middle={middle} color={color} cut={high! > scale.high} side={1} />
        </>
      )}
      {effect !== null && (
        <circle
          cx={scale.at(effect) * width}
          cy={middle}
          r={3.5}
          fill={status === "not_enough_data" ? "var(--surface)" : color}
          stroke={color}
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}

interface WhiskerEndProps {
  readonly x: number;
  readonly middle: number;
  readonly color: string;
  /** The interval goes on beyond the axis. */
  readonly cut: boolean;
  readonly side: -1 | 1;
}

function WhiskerEnd({ x, middle, color, cut, side }: WhiskerEndProps) {
  if (!cut)
    return <line x1={x} x2={x} y1={middle - 3} y2={middle + 3} stroke={color} strokeWidth={1.5} />;
  const back = x - side * 5;
  return <path d={`M${back} ${middle - 4} L${x} ${middle} L${back} ${middle + 4}`} fill={color} />;
}
