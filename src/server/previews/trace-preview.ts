import { getTrace } from "#contract/traces.ts";
import { line, type Preview } from "./preview.ts";
import type { Reader } from "./reader.ts";

const mostBars = 12;

/** Name, status, time and failure of a trace, and when its spans ran. */
export async function tracePreview(
  read: Reader,
  project: string,
  traceId: string,
): Promise<Preview | undefined> {
  const found = await read(getTrace, { p: project, traceId, content: false });
  if (!found) return undefined;
  const { trace, spans } = found;
  const status = trace.status === "error" ? "Failed" : trace.status === "ok" ? "OK" : "No status";
  const why = trace.errorMessage ?? trace.errorType;
  const facts = [
    trace.durationMs === null ? undefined : durationText(trace.durationMs),
    `${trace.spanCount.toLocaleString("en-US")} ${trace.spanCount === 1 ? "span" : "spans"}`,
  ];
  const startNs = BigInt(trace.startNs);
  const shown = spans.slice(0, mostBars);
  return {
    title: `${line(trace.name, 90) || "(no name)"}`,
    description: line(
      `${status}${why && trace.status === "error" ? `: ${why}` : ""} · ${facts.filter(Boolean).join(" · ")}`,
      400,
    ),
    picture:
      trace.durationMs === null || trace.durationMs <= 0
        ? undefined
        : {
            kind: "bars",
            total: trace.durationMs,
            bars: shown.map((span) => ({
              label: line(span.name, 30),
              from: Number(BigInt(span.startNs) - startNs) / 1e6,
              length: span.durationMs ?? 0,
              isFailed: span.status === "error",
            })),
            more: spans.length - shown.length,
          },
  };
}

function durationText(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
