import type { Search } from "#contract/links/link.ts";
import { timelineLink } from "#contract/links/timeline-link.ts";
import { timelineQuestion } from "#contract/links/timeline-question.ts";
import { getTimeline, type Timeline } from "#contract/timeline.ts";
import { line, type Preview } from "./preview.ts";
import type { Reader } from "./reader.ts";

const mostPoints = 120;

/** The newest value of a metric, and where it changed last. */
export async function timelinePreview(
  read: Reader,
  project: string,
  search: Search,
): Promise<Preview | undefined> {
  const state = timelineLink.read(search);
  const found = await read(getTimeline, { ...timelineQuestion(project, state), changes: true });
  return found && previewOf(found, state.metric);
}

function previewOf({ runs, series, metrics }: Timeline, metric: string | undefined): Preview {
  const shown = series.find((one) => one.metric === (metric ?? series[0]?.metric));
  const points = shown?.points.filter(({ value }) => value !== null).slice(-mostPoints) ?? [];
  const last = points.at(-1);
  if (!shown || last?.value === undefined || last.value === null)
    return { title: "Timeline", description: "Nothing to show yet." };
  const isRate = metrics.find(({ name }) => name === shown.metric)?.kind === "pass";
  const say = (value: number): string => valueText(value, shown.metric, isRate);
  const nameOf = (id: string): string => line(runs.find((run) => run.id === id)?.name ?? id, 40);
  const change = shown.changePoints.at(-1);
  const moved = change
    ? `${change.grade === "change" ? "It changed" : "It may have changed"} at ${nameOf(change.run)}, from ${say(change.from)} to ${say(change.to)}.`
    : "No change was found.";
  return {
    title: `${line(shown.metric, 60)} over ${points.length === 1 ? "one run" : `${points.length} runs`}`,
    description: `${say(last.value)} at ${nameOf(last.run)}. ${moved}`,
    picture: {
      kind: "line",
      points: points.map(({ run, value, low, high }) => ({
        value: value!,
        low: low ?? value!,
        high: high ?? value!,
        isMarked: shown.changePoints.some((one) => one.run === run),
      })),
      say,
    },
  };
}

function valueText(value: number, metric: string, isRate: boolean): string {
  if (isRate) return `${(value * 100).toFixed(1)} %`;
  if (metric === "latencyMs") return `${Math.round(value)} ms`;
  if (metric === "costUsd") return `$${value.toFixed(4)}`;
  return value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
}
