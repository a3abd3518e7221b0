import type { TimelineRun, TimelineSeries } from "#contract/timeline.ts";

const head = [
  "metric",
  "series",
  "run",
  "name",
  "at",
  "value",
  "low",
  "high",
  "n",
  "unusual",
  "breaks",
  "change",
  "p",
];

/** The numbers of a picture, one line a run and series; an absent value is an empty field. */
export function timelineCsv(
  series: readonly TimelineSeries[],
  runs: readonly TimelineRun[],
): string {
  const shown = new Map(runs.map((run) => [run.id, run]));
  const lines = series.flatMap(({ metric, key, points, changePoints }) =>
    points.flatMap((point) => {
      const run = shown.get(point.run);
      if (!run) return [];
      const { value, low, high, n, unusual, breaks } = point;
      const change = changePoints.find((one) => one.run === run.id);
      const { grade = "", p = "" } = change ?? {};
      return [
        [
          metric,
          key,
          run.id,
          run.name,
          run.at,
          value,
          low,
          high,
          value !== null && n === 0 ? null : n,
          unusual,
          breaks.join(" "),
          grade,
          p,
        ],
      ];
    }),
  );
  return [head, ...lines].map((line) => line.map(csvField).join(",")).join("\r\n");
}

/** Text that a table program would take for a formula gets an apostrophe before it. */
function csvField(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
