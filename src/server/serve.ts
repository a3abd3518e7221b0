import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createAlerting, type AlertingTiming } from "./alerts/alerting.ts";
import { createApp } from "./app.ts";
import { createAccess } from "./access/access.ts";
import { firstLink } from "./access/first-link.ts";
import { createComparing } from "./compare/frame.ts";
import type { Config } from "./config.ts";
import { isLoopbackHost } from "./host-check.ts";
import { createTextHealth } from "./datasets/health/text-health.ts";
import { createSpanWriter } from "./ingest/span-writer.ts";
import { createEmbedding } from "./embedder/embed-job.ts";
import { createEndpoint } from "./embedder/endpoint.ts";
import { createMaps } from "./embeddings/drawing.ts";
import type { Retention } from "./deletion/retention.ts";
import { createJobs } from "./live/jobs.ts";
import { createLiveFeed } from "./live/live-feed.ts";
import { createOperations } from "./operations/create-operations.ts";
import { loadPrices } from "./prices/prices.ts";
import { openStore, type Store } from "./store/open-store.ts";
import { version } from "./package-version.ts";

export interface RunningServer {
  readonly url: string;
  readonly store: Store;
  readonly retention: Pick<Retention, "apply">;
  /** Address with which the first account is made; undefined where there is one, or none are wanted. */
  readonly firstLink: string | undefined;
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
  refuseOpenDoor(config);
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
    // The embedded engine locks its folder; a server of the user's own may have other writers.
    const isAlone = alone ?? store.mode === "embedded";
    const spans = createSpanWriter({ db: store.db, prices, live, alone: isAlone });
    await spans.repair();
    const operations = await createOperations({ store, spans, config, alone: isAlone });
    const jobs = createJobs(live);
    const comparing = createComparing(store.db);
    const maps = createMaps(comparing, jobs);
    const access = createAccess(store.db, config);
    const endpoint = config.embeddings && createEndpoint(config.embeddings);
    const embedding = createEmbedding(store.db, jobs, endpoint);
    let url = "";
    const publicAddress = (): string => config.publicUrl ?? url;
    const told = { config, directory, address: publicAddress, timing: alertTiming };
    const alerting = createAlerting(comparing, live, told);
    const app = await createApp({
      webRoot,
      logger: true,
      context: {
        config,
        access,
        store,
        prices,
        live,
        spans,
        comparing,
        jobs,
        textHealth: createTextHealth(store.db, jobs),
        maps,
        otlp: operations.otlp,
        ...operations.parts,
        embedding,
        alerting,
        version,
        address: () => url,
        publicAddress,
      },
    });
    url = await app.listen({ host: config.host, port: config.port });
    await alerting.start();
    return {
      url,
      store,
      retention: operations.parts.retention,
      firstLink: config.accounts ? await firstLink(access, publicAddress()) : undefined,
      async close() {
        await app.close();
        operations.close();
        await alerting.close();
        await spans.drain();
        maps.close();
        embedding.close();
        await comparing.thread.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Whoever reaches an open server may do everything, so other machines must not. */
function refuseOpenDoor({ host, accounts, publicUrl }: Config): void {
  if (accounts) return;
  const how = "Start it with --accounts (TOUCHSTONE_ACCOUNTS=true)";
  if (!isLoopbackHost(host))
    throw new Error(
      `Other machines reach ${host}, and without accounts whoever does may read and change everything. ${how}, or leave --host away to listen on this machine only.`,
    );
  if (publicUrl !== undefined)
    throw new Error(`The public address ${publicUrl} is for people who sign in. ${how}.`);
}

/** The pages beside this bundle: dist/server and dist/web. */
function builtPages(): string {
  return fileURLToPath(new URL("../web", import.meta.url));
}
