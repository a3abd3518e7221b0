import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { inject } from "vitest";
import { readConfig } from "#server/config.ts";
import { type RunningServer, serve, type ServeOptions } from "#server/serve.ts";
import { openDb } from "#server/store/db.ts";
import { isGone } from "./engine-process.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

export interface TestServer extends RunningServer {
  /** Sends an OTLP body as an SDK does. */
  otlp(body: Uint8Array | string, options?: OtlpOptions): Promise<Response>;
  /** Sends lines of records, given as objects or text. */
  records(project: string, lines: readonly (object | string)[]): Promise<Response>;
  get(path: string): Promise<unknown>;
}

export interface OtlpOptions {
  readonly path?: string;
  readonly type?: string;
  readonly encoding?: string;
  readonly project?: string;
}

/** A whole server on a free port, with a database of its own on the ClickHouse under test. */
export async function startTestServer(
  environment: Readonly<Record<string, string | undefined>> = {},
  options: Pick<ServeOptions, "alertTiming"> = {},
): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), "touchstone-test-"));
  const database = `test_${randomBytes(6).toString("hex")}`;
  // One that left by itself is being started again.
  for (const url of inject("clickhouseUrl").split(","))
    while (await isGone(new URL(url).origin)) await setTimeout(200);
  const server = await serve({
    ...options,
    webRoot: join(data, "no-pages"),
    // Both ways of making roll-ups are tested: alone on the single engine, from the store on the cluster.
    alone: inject("cluster") === "",
    config: readConfig({
      TOUCHSTONE_PORT: "0",
      ...settingsUnderTest(data, database),
      ...environment,
    }),
  });
  const { db } = server.store;
  return {
    ...server,
    otlp: (body, { path = "/v1/traces", type = "application/json", encoding, project } = {}) =>
      fetch(`${server.url}${path}`, {
        method: "POST",
        body,
        headers: {
          "content-type": type,
          ...(encoding && { "content-encoding": encoding }),
          ...(project && { "x-touchstone-project": project }),
        },
      }),
    records: (project, lines) =>
      fetch(`${server.url}/api/v1/records?project=${encodeURIComponent(project)}`, {
        method: "POST",
        headers: { "content-type": "application/x-ndjson" },
        body: lines
          .map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
          .join("\n"),
      }),
    async get(path) {
      const answer = await fetch(`${server.url}${path}`);
      const body: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
      return body;
    },
    async close() {
      for (let node = 0; node < db.nodes; node++)
        await db.command(`DROP DATABASE IF EXISTS ${database}`, node);
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The same in a process of its own. */
export async function startTestProcess(
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), "touchstone-test-"));
  const database = `test_${randomBytes(6).toString("hex")}`;
  const server = await startServerProcess({ ...settingsUnderTest(data, database), ...environment });
  return {
    ...server,
    async stop() {
      const code = await server.stop();
      const db = openDb({ urls: inject("clickhouseUrl").split(","), database: "default" });
      for (let node = 0; node < db.nodes; node++)
        await db.command(`DROP DATABASE IF EXISTS ${database}`, node);
      await db.close();
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

/** Settings of a server on the ClickHouse under test. */
function settingsUnderTest(data: string, database: string): Record<string, string> {
  const cluster = inject("cluster");
  return {
    TOUCHSTONE_DATA: data,
    TOUCHSTONE_CLICKHOUSE_URL: inject("clickhouseUrl"),
    TOUCHSTONE_CLICKHOUSE_DATABASE: database,
    ...(cluster && { TOUCHSTONE_CLICKHOUSE_CLUSTER: cluster }),
  };
}
