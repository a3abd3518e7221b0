import { formatRate } from "#web/ui/format.ts";
import { RunMark } from "#web/ui/run-mark.tsx";
import { runAppearance } from "#web/ui/run-appearance.ts";

export interface PassPowerPoint {
  readonly k: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface PassPowerLine {
  readonly place: number;
  readonly name: string;
  readonly points: readonly PassPowerPoint[];
}

const width = 340;
const height = 140;
const edge = { left: 42, right: 10, top: 8, bottom: 20 };

/** The chance that k repetitions of one example all pass, by k, with its interval. */
export function PassPowerChart({ lines }: { lines: readonly PassPowerLine[] }) {
  const most = Math.max(2, ...lines.flatMap(({ points }) => points.map(({ k }) => k)));
  const x = (k: number) => edge.left + ((k - 1) / (most - 1)) * (width - edge.left - edge.right);
  const y = (rate: number) => edge.top + (1 - rate) * (height - edge.top - edge.bottom);
  const step = Math.ceil(most / 8);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        className="block max-w-full"
        role="img"
        aria-label={lines.map(wordsOf).join(" ")}
      >
        {[0, 0.5, 1].map((rate) => (
          <g key={rate}>
            <line
              x1={edge.left}
              x2={width - edge.right}
              y1={y(rate)}
              y2={y(rate)}
              stroke="var(--hairline)"
            />
            <text
              x={edge.left - 4}
              y={y(rate) + 4}
              textAnchor="end"
              className="fill-muted text-small"
            >
              {`${rate * 100} %`}
            </text>
          </g>
        ))}
        {Array.from({ length: most }, (_, at) => at + 1)
          .filter((k) => (k - 1) % step === 0)
          .map((k) => (
            <text
              key={k}
              x={x(k)}
              y={height - 6}
              textAnchor="middle"
              className="fill-muted text-small"
            >
              {k === 1 ? "k = 1" : k}
            </text>
          ))}
        {lines.map(({ place, points }) => (
          <Line key={place} place={place} points={points} x={x} y={y} />
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-x-3 text-small text-muted">
        {lines.map((line) => (
          <span key={line.place}>
            {lines.length > 1 && <RunMark index={line.place} className="mr-1 size-4!" />}
            {line.points.map(({ k, value }) => `pass^${k} ${formatRate(value)}`).join(" · ")}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface LineProps {
  readonly place: number;
  readonly points: readonly PassPowerPoint[];
  readonly x: (k: number) => number;
  readonly y: (rate: number) => number;
}

function Line({ place, points, x, y }: LineProps) {
  const { color, dashed } = runAppearance(place);
  return (
    <g stroke={color} fill="none" strokeWidth={1.5}>
      <polyline
        points={points.map(({ k, value }) => `${x(k)},${y(value)}`).join(" ")}
        strokeDasharray={dashed ? "4 3" : undefined}
      />
      {points.map(({ k, value, low, high }) => (
        <g key={k}>
          {low !== null && high !== null && (
            <line x1={x(k)} x2={x(k)} y1={y(low)} y2={y(high)} strokeWidth={1} />
          )}
          <circle cx={x(k)} cy={y(value)} r={2.5} fill={color} />
        </g>
      ))}
    </g>
  );
}

function wordsOf({ name, points }: PassPowerLine): string {
  return `${name}: ${points.map(({ k, value }) => `pass^${k} ${formatRate(value)}`).join(", ")}.`;
}
