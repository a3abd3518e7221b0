import { type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterEach, expect, it } from "vitest";
import { freePort } from "#server/store/engine/engine.ts";
import { enginePidOf, isRunning } from "#testing/engine-process.ts";
import { eventually } from "#testing/eventually.ts";
import { type ServerProcess, startServerProcess } from "#testing/server-process.ts";

/** A fifth of the server, which takes the engine along; the others of the engine alone. */
const kills = 50;
const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** Spans that an application made, ready to be exported. */
function someSpans(count: number): ReadableSpan[] {
  const made = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(made)] });
  const tracer = provider.getTracer("faults");
  for (let index = 0; index < count; index++)
    tracer.startSpan("step", { attributes: { "input.value": `question ${index}` } }).end();
  return made.getFinishedSpans();
}

/** Exports without a pause, as applications do: OpenTelemetry's own exporter with its own retries. */
function exportOn(url: string, exporters: number) {
  const acknowledged = new Set<string>();
  let stopped = false;
  async function one(): Promise<void> {
    const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces`, timeoutMillis: 20_000 });
    while (!stopped) {
      const spans = someSpans(5);
      const { code } = await new Promise<{ code: number }>((done) => exporter.export(spans, done));
      if (code === 0) for (const span of spans) acknowledged.add(span.spanContext().spanId);
      await new Promise((done) => setTimeout(done, 5));
    }
    await exporter.shutdown();
  }
  const all = Promise.all(Array.from({ length: exporters }, one));
  return {
    acknowledged,
    async stop(): Promise<void> {
      stopped = true;
      await all;
    },
  };
}

async function spanIdsOf(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/projects/default/export?traces=true`);
  expect(answer.status).toBe(200);
  return (await answer.text()).match(/(?<="spanId":")[0-9a-f]{16}/g) ?? [];
}

it(
  "keeps every span that it acknowledged, once, through fifty kills of the engine and of the server",
  { timeout: 600_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "touchstone-faults-"));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    const port = await freePort();
    let server = await start(folder, port);
    const exporting = exportOn(server.url, 24);
    const acknowledgedMore = async (): Promise<void> => {
      const before = exporting.acknowledged.size;
      await eventually(
        async () => expect(exporting.acknowledged.size).toBeGreaterThan(before),
        60_000,
      );
    };
    for (let kill = 0; kill < kills; kill++) {
      await acknowledgedMore();
      const engine = enginePidOf(server.child.pid!);
      if (kill % 5 !== 4 && engine !== undefined) process.kill(engine, "SIGKILL");
      else server = await killed(server, () => start(folder, port));
    }
    await acknowledgedMore();
    await exporting.stop();
    const stored = await eventually(() => spanIdsOf(server.url));
    expect(stored.length).toBe(new Set(stored).size);
    const present = new Set(stored);
    expect([...exporting.acknowledged].filter((id) => !present.has(id))).toEqual([]);
    expect(exporting.acknowledged.size).toBeGreaterThan(kills * 5);
  },
);

async function start(folder: string, port: number): Promise<ServerProcess> {
  const server = await startServerProcess(
    {
      TOUCHSTONE_DATA: folder,
      TOUCHSTONE_CLICKHOUSE_URL: undefined,
      TOUCHSTONE_CLICKHOUSE_CLUSTER: undefined,
    },
    port,
  );
  undo.push(() => (hasLeft(server.child) ? undefined : server.stop()));
  return server;
}

async function killed(
  server: ServerProcess,
  again: () => Promise<ServerProcess>,
): Promise<ServerProcess> {
  const engine = enginePidOf(server.child.pid!);
  server.child.kill("SIGKILL");
  await server.exited;
  const next = await again();
  expect(engine === undefined || !isRunning(engine)).toBe(true);
  return next;
}

function hasLeft({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
