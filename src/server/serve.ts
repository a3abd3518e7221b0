import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createAlerting, type AlertingTiming } from "./alerts/alerting.ts";
import { createApp } from "./app.ts";
import { createComparing } from "./compare/frame.ts";
import type { Config } from "./config.ts";
import { isLoopbackHost } from "./host-check.ts";
import { createTextHealth } from "./datasets/health/text-health.ts";
import { createOtlpDoor } from "./ingest/otlp-door.ts";
import { createSpanWriter } from "./ingest/span-writer.ts";
import { createMaps } from "./embeddings/drawing.ts";
import { createJobs } from "./live/jobs.ts";
import { createLiveFeed } from "./live/live-feed.ts";
import { loadPrices } from "./prices/prices.ts";
import { openStore, type Store } from "./store/open-store.ts";
import { version } from "./package-version.ts";

export interface RunningServer {
  readonly url: string;
  readonly store: Store;
  /** Finishes what has begun, stores what waits, stops the engine. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly config: Config;
  /** Folder of the built pages. */
  readonly webRoot?: string;
  /** Whether this is the only writer of its store; of the embedded one it always is. */
  readonly alone?: boolean;
  /** How patient alerts and their messages are; tests have less time. */
  readonly alertTiming?: AlertingTiming;
}

/** Starts the whole server. Throws an Error with a sentence for the person who started it. */
export async function serve({
  config,
  webRoot = builtPages(),
  alone,
  alertTiming,
}: ServeOptions): Promise<RunningServer> {
  if (!isLoopbackHost(config.host))
    throw new Error(
      `Touchstone has no accounts yet and listens on this machine only, so --host ${config.host} is refused. Use 127.0.0.1.`,
    );
  const directory = resolve(config.data);
  mkdirSync(directory, { recursive: true });
  const store = await openStore({
    directory,
    clickhouseUrl: config.clickhouseUrl,
    cluster: config.cluster,
    database: config.database,
  });
  try {
    const prices = await loadPrices(store.db);
    const live = createLiveFeed();
    const spans = createSpanWriter({
      db: store.db,
      prices,
      live,
      // The embedded engine locks its folder; a server of the user's own may have other writers.
      alone: alone ?? store.mode === "embedded",
    });
    await spans.repair();
    const jobs = createJobs(live);
    const comparing = createComparing(store.db);
    const maps = createMaps(comparing, jobs);
    let url = "";
    const alerting = createAlerting({
      comparing,
      live,
      config,
      directory,
      version,
      timing: alertTiming,
      address: () => url,
    });
    const app = await createApp({
      webRoot,
      logger: true,
      context: {
        config,
        store,
        prices,
        live,
        spans,
        comparing,
        jobs,
        textHealth: createTextHealth(store.db, jobs),
        maps,
        alerting,
        otlp: createOtlpDoor(spans),
        version,
        address: () => url,
      },
    });
    url = await app.listen({ host: config.host, port: config.port });
    await alerting.start();
    return {
      url,
      store,
      async close() {
        await app.close();
        await alerting.close();
        await spans.drain();
        maps.close();
        await comparing.thread.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The pages beside this bundle: dist/server and dist/web. */
function builtPages(): string {
  return fileURLToPath(new URL("../web", import.meta.url));
}
