import { detectorNames } from "#contract/privacy.ts";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Figures for Prometheus. Labels come from closed sets: no content, no names that senders chose. */
export interface Metrics {
  request(method: string, route: string, status: number, seconds: number): void;
  refused(code: string): void;
  ingested(what: "spans" | "logs" | "records", count: number): void;
  /** Names that people gave to patterns of their own count as one. */
  redacted(name: string): void;
  /** The text of `/metrics`. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What is read whenever somebody looks; null where it is not known. */
export interface Readings {
  readonly queuedSpans: number;
  readonly heldBytes: number;
  readonly engineUp: boolean;
  readonly engineRestarts: number;
  readonly engineMemoryBytes: number | null;
  readonly dataBytes: number | null;
  readonly diskFreeBytes: number | null;
}

const gauges: Readonly<Record<keyof Readings, readonly [name: string, help: string]>> = {
  queuedSpans: ["touchstone_queued_spans", "Spans and log records waiting to be stored"],
  heldBytes: ["touchstone_held_bytes", "Bytes of requests in flight"],
  engineUp: ["touchstone_engine_up", "1 when ClickHouse answers"],
  engineRestarts: ["touchstone_engine_restarts", "Times the embedded ClickHouse was started again"],
  engineMemoryBytes: ["touchstone_engine_memory_bytes", "Memory that ClickHouse tracks"],
  dataBytes: ["touchstone_data_bytes", "Bytes on disk of the tables"],
  diskFreeBytes: ["touchstone_disk_free_bytes", "Free bytes of the store's disk"],
};

const builtIn = new Set<string>(detectorNames);
const secondsBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(read: () => Promise<Readings>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "touchstone_http_requests_total",
    help: "Requests by route and status",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "touchstone_http_request_seconds",
    help: "How long requests took",
    labelNames: ["method", "route"],
    buckets: secondsBuckets,
    registers,
  });
  const refused = new Counter({
    name: "touchstone_refused_total",
    help: "Requests that were refused, by the code of their problem",
    labelNames: ["code"],
    registers,
  });
  const ingested = new Counter({
    name: "touchstone_ingested_total",
    help: "Spans, log records and lines of records that were stored",
    labelNames: ["what"],
    registers,
  });
  const redacted = new Counter({
    name: "touchstone_redacted_total",
    help: "Places that were redacted before they were stored, by detector",
    labelNames: ["detector"],
    registers,
  });
  const readings = Object.entries(gauges).map(([key, [name, help]]) => ({
    key,
    name,
    gauge: new Gauge({ name, help, registers }),
  }));
  return {
    contentType: registry.contentType,
    request(method, route, status, took) {
      requests.inc({ method, route, status: String(status) });
      seconds.observe({ method, route }, took);
    },
    refused: (code) => refused.inc({ code }),
    ingested: (what, count) => ingested.inc({ what }, count),
    redacted: (name) => redacted.inc({ detector: builtIn.has(name) ? name : "own" }),
    async text() {
      const now = new Map<string, number | boolean | null>(Object.entries(await read()));
      for (const { key, gauge } of readings) gauge.set(Number(now.get(key) ?? 0));
      const unknown = readings.filter(({ key }) => now.get(key) === null).map(({ name }) => name);
      return withoutSamples(await registry.metrics(), unknown);
    },
  };
}

/** A figure that is not known is left out: 0 would be one. */
function withoutSamples(text: string, names: readonly string[]): string {
  return text
    .split("\n")
    .filter((line) => !names.some((name) => line.startsWith(`${name} `)))
    .join("\n");
}
