/**
 * The same series as plain recharts, for comparison: what the chart would be without a canvas. Lines with error
 * bars, axes, grid and the tooltip that comes along; no animation and no dots, which cost more still.
 */
import { createRoot } from "react-dom/client";
import { CartesianGrid, ErrorBar, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import { z } from "zod";

const width = 800;
const height = 320;
const colors = [
  "#1b1d22",
  "#0069a8",
  "#a84f00",
  "#0f7d5b",
  "#973a86",
  "#7a5c00",
  "#5b4bc4",
  "#087a86",
];

const answer = z.object({
  runs: z.array(z.object({ id: z.string() })),
  series: z.array(
    z.object({
      key: z.string(),
      points: z.array(
        z.object({
          run: z.string(),
          value: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
        }),
      ),
    }),
  ),
});

interface Row {
  readonly x: number;
  readonly value: number | null;
  readonly whisker: readonly [number, number] | undefined;
}

interface PlainChartProps {
  readonly count: number;
  readonly lines: readonly { readonly key: string; readonly rows: readonly Row[] }[];
}

function PlainChart({ count, lines }: PlainChartProps) {
  return (
    <LineChart width={width} height={height}>
      <CartesianGrid vertical={false} />
      <XAxis
        type="number"
        dataKey="x"
        domain={[-0.5, count - 0.5]}
        allowDuplicatedCategory={false}
      />
      <YAxis type="number" />
      <Tooltip isAnimationActive={false} />
      {lines.map(({ key, rows }, at) => (
        <Line
          key={key}
          name={key}
          data={[...rows]}
          dataKey="value"
          stroke={colors[at % colors.length]!}
          dot={false}
          isAnimationActive={false}
        >
          <ErrorBar dataKey="whisker" direction="y" isAnimationActive={false} />
        </Line>
      ))}
    </LineChart>
  );
}

async function draw(root: Element) {
  const response = await fetch("/answer");
  const { runs, series } = answer.parse(await response.json());
  const places = new Map(runs.map(({ id }, at) => [id, at]));
  const lines = series.map(({ key, points }) => ({
    key,
    rows: points.map(({ run, value, low, high }) => ({
      x: places.get(run) ?? 0,
      value,
      whisker:
        value === null || low === null || high === null
          ? undefined
          : ([value - low, high - value] as const),
    })),
  }));
  createRoot(root).render(<PlainChart count={runs.length} lines={lines} />);
}

const root = document.querySelector("#root");
if (!root) throw new Error("The page lost its #root");
if (!location.search.includes("bare")) await draw(root);
