import { z } from "zod";
import type { Health } from "#contract/health.ts";
import { ProblemError } from "#contract/problem.ts";
import { memoryLimitBytes } from "./engine/configuration.ts";
import { readDisk } from "./disk.ts";
import type { Store } from "./open-store.ts";

const lowDiskBytes = 1024 ** 3;

/**
 * State of the store without what other layers know. Never throws: a store that fails is the answer.
 * `refusals` are the reasons why nothing new is taken in though the engine answers.
 */
export async function readHealth(
  store: Store,
  refusals: readonly string[] = [],
): Promise<Omit<Health, "version" | "queuedSpans">> {
  const problems: string[] = [...refusals];
  const engine = await engineState(store).catch((error: unknown) => {
    problems.push(
      error instanceof ProblemError ? error.problem.detail : "ClickHouse answered with an error.",
    );
    return undefined;
  });
  const disk = { ...(await readDisk(store)), dataBytes: engine?.dataBytes ?? null };
  if (refusals.length === 0 && disk.freeBytes !== null && disk.freeBytes < lowDiskBytes)
    problems.push("Less than 1 GiB of disk is left.");
  const brokenParts = engine?.brokenParts ?? [];
  if (brokenParts.length > 0)
    problems.push(`${brokenParts.length} parts of tables are broken and were set aside.`);
  return {
    status:
      !engine || refusals.length > 0 ? "unavailable" : problems.length > 0 ? "degraded" : "ok",
    engine: {
      mode: store.mode,
      version: engine?.version ?? null,
      restarts: store.engine?.restarts() ?? 0,
      memoryLimitBytes: store.mode === "embedded" ? memoryLimitBytes() : null,
    },
    disk,
    brokenParts,
    problems,
  };
}

async function engineState({ db }: Store) {
  const [state] = await db.rows(
    z.object({ version: z.string(), dataBytes: z.number() }),
    `SELECT version() AS version,
       (SELECT toFloat64(sum(bytes_on_disk)) FROM system.parts WHERE active AND database = currentDatabase()) AS dataBytes`,
  );
  // Asks every shard, so that a cluster with a missing one is not called healthy.
  await db.tuples("SELECT count() FROM projects");
  const brokenParts = await db.rows(
    z.object({ table: z.string(), part: z.string(), reason: z.string() }),
    `SELECT table, name AS part, reason FROM system.detached_parts
     WHERE database = currentDatabase() AND reason != '' AND reason NOT IN ('ignored', 'covered-by-broken') LIMIT 100`,
  );
  return { version: state?.version ?? null, dataBytes: state?.dataBytes ?? null, brokenParts };
}
