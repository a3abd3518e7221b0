interface SparkBarsProps {
  /** One bar each, oldest first; none may be below 0. */
  readonly counts: readonly number[];
  /** The same in words, for readers that see no picture. */
  readonly words: string;
  readonly width?: number;
  readonly height?: number;
}

const leastPx = 2;

/** Counts over time as bars as high as a line of text. A bucket without any keeps its place, empty. */
export function SparkBars({ counts, words, width = 96, height = 18 }: SparkBarsProps) {
  const most = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  return (
    <svg
      role="img"
      aria-label={words}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="inline-block max-w-full align-middle"
    >
      <title>{words}</title>
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--hairline-strong)" />
      {counts.map((count, at) => {
        if (count === 0) return null;
        const high = Math.max(leastPx, (count / most) * (height - 1));
        return (
          <rect
            key={at}
            x={at * step}
            y={height - high}
            width={Math.max(1, Math.min(step - 1, 12))}
            height={high}
            fill="var(--error)"
          />
        );
      })}
    </svg>
  );
}
