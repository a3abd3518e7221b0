import type { Db } from "./db.ts";
import { openDb } from "./db.ts";
import { type SupervisedEngine, superviseEngine } from "./engine/supervisor.ts";
import { migrate } from "./migrate.ts";

export interface StoreOptions {
  /** Folder of the embedded engine. */
  readonly directory: string;
  /** Addresses of a ClickHouse of the user's own, comma separated; user and password inside. */
  readonly clickhouseUrl?: string | undefined;
  /** Name of a cluster configured there, to spread the tables over its shards. */
  readonly cluster?: string | undefined;
  readonly database?: string | undefined;
}

/** The store with its tables made, and how to leave it. */
export interface Store {
  readonly db: Db;
  readonly mode: "embedded" | "external";
  readonly directory: string;
  readonly engine: SupervisedEngine | undefined;
  close(): Promise<void>;
}

/** Opens the user's ClickHouse, or starts our own, and brings its tables to the newest version. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clickhouseUrl, cluster, database = "touchstone", directory } = options;
  const engine = clickhouseUrl ? undefined : await superviseEngine({ directory });
  const access = engine
    ? { urls: [engine.url], username: engine.username, password: engine.password }
    : { urls: clickhouseUrl!.split(",").map((url) => url.trim()) };
  try {
    await createDatabase(access, database);
    const db = openDb({ ...access, database, cluster });
    await migrate(db);
    return {
      db,
      mode: engine ? "embedded" : "external",
      directory,
      engine,
      async close() {
        await db.close();
        await engine?.stop();
      },
    };
  } catch (error) {
    await engine?.stop();
    throw error;
  }
}

async function createDatabase(
  access: {
    readonly urls: readonly string[];
    readonly username?: string;
    readonly password?: string;
  },
  database: string,
): Promise<void> {
  if (!/^\w+$/.test(database)) throw new Error(`"${database}" cannot be the name of a database`);
  const db = openDb({ ...access, database: "default" });
  try {
    for (let node = 0; node < db.nodes; node++)
      await db.command(`CREATE DATABASE IF NOT EXISTS ${database}`, node);
  } finally {
    await db.close();
  }
}
