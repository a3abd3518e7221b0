import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import {
  type Engine,
  type EngineOptions,
  freePort,
  startEngine,
} from "#server/store/engine/engine.ts";
import { isGone, isRunning } from "./engine-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Addresses of the ClickHouse under test, comma separated. */
    clickhouseUrl: string;
    /** "" for a single server. */
    cluster: string;
  }
}

interface Provider {
  readonly provide: (key: "clickhouseUrl" | "cluster", value: string) => void;
}

export const clusterName = "shards";

/**
 * One ClickHouse for all test files, each of which makes a database of its own: the user's where
 * TOUCHSTONE_CLICKHOUSE_URL names one, a cluster of two shards for TOUCHSTONE_TEST_STORE=cluster, else a
 * single engine.
 */
export default async function setup({ provide }: Provider): Promise<() => Promise<void>> {
  const given = process.env["TOUCHSTONE_CLICKHOUSE_URL"];
  if (given) {
    provide("clickhouseUrl", given);
    provide("cluster", process.env["TOUCHSTONE_CLICKHOUSE_CLUSTER"] ?? "");
    return async () => undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), "touchstone-store-"));
  const isCluster = process.env["TOUCHSTONE_TEST_STORE"] === "cluster";
  const engines = isCluster ? await startShards(directory) : [await startOne({ directory })];
  const stops = engines.map(keepRunning);
  provide("clickhouseUrl", engines.map(addressOf).join(","));
  provide("cluster", isCluster ? clusterName : "");
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    rmSync(directory, { recursive: true, force: true });
  };
}

export interface Shard extends Engine {
  /** File of what it says. */
  readonly log: string;
  /** Starts it again at the same addresses, after it was killed. */
  restart(): Promise<Engine>;
}

/** Two engines that know each other as the shards of one cluster. */
export async function startShards(directory: string): Promise<Shard[]> {
  const tcpPorts = [await freePort(), await freePort()];
  return Promise.all(
    tcpPorts.map(async (tcpPort, index) => {
      const options = {
        directory: join(directory, `shard${index}`),
        tcpPort,
        cluster: { name: clusterName, tcpPorts },
      };
      return startOne(options);
    }),
  );
}

async function startOne(options: EngineOptions): Promise<Shard> {
  const engine = await startEngine(options);
  const { password, url } = engine;
  const httpPort = Number(new URL(url).port);
  return {
    ...engine,
    log: join(options.directory, "engine.log"),
    restart: () => startEngine({ ...options, password, httpPort }),
  };
}

/**
 * Starts an engine again that left by itself, and tells what it said last: the test that met this fails, not all
 * that come after. Returns how to stop it for good.
 */
function keepRunning(first: Shard): () => Promise<void> {
  let engine: Engine = first;
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      if (await isGone(first.url)) {
        // One that shuts down waits for connections before it goes.
        if (isRunning(engine.pid)) process.kill(engine.pid, "SIGKILL");
        await engine.exited;
        const said = readFileSync(first.log, "utf8").slice(-4000);
        console.error(`The ClickHouse under test left by itself and is started again. ${said}`);
        engine = await first.restart();
      }
      await setTimeout(500, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await watching;
    await engine.stop();
  };
}

/** The engine's address with its user inside, as TOUCHSTONE_CLICKHOUSE_URL takes it. */
export function addressOf({ url, username, password }: Engine): string {
  const address = new URL(url);
  address.username = username;
  address.password = password;
  return address.href;
}
