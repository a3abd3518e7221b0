import type { ForestScale } from "./forest-scale.ts";

interface ForestAxisProps {
  readonly scale: ForestScale;
  readonly width: number;
  readonly height: number;
  readonly format: (effect: number) => string;
}

/** The axis above the rows. */
export function ForestAxis({ scale, width, height, format }: ForestAxisProps) {
  return (
    <svg width={width} height={height} aria-hidden className="block overflow-visible">
      {scale.ticks.map((tick) => (
        <text
          key={tick}
          x={scale.at(tick) * width}
          y={height - 8}
          textAnchor="middle"
          className="fill-muted text-small"
        >
          {format(tick)}
        </text>
      ))}
    </svg>
  );
}
