import { z } from "zod";
import type { Admission } from "./admission.ts";
import type { Readings } from "./metrics.ts";
import type { SpanWriter } from "../ingest/span-writer.ts";
import type { Disk } from "../store/disk.ts";
import type { Store } from "../store/open-store.ts";

const patienceMs = 3000;
const row = z.object({ memory: z.number(), data: z.number() });

export interface ReadingsSource {
  readonly store: Store;
  readonly spans: Pick<SpanWriter, "queued">;
  readonly admission: Pick<Admission, "heldBytes">;
  readonly disk: () => Disk;
}

/** Figures of this moment. Never throws: an engine that does not answer is a figure. */
export async function takeReadings(source: ReadingsSource): Promise<Readings> {
  const { store, spans, admission, disk } = source;
  const engine = await store.db
    .rows(
      row,
      `SELECT (SELECT toFloat64(value) FROM system.metrics WHERE metric = 'MemoryTracking') AS memory,
         (SELECT toFloat64(sum(bytes_on_disk)) FROM system.parts WHERE active AND database = currentDatabase()) AS data`,
      {},
      { signal: AbortSignal.timeout(patienceMs) },
    )
    .catch(() => []);
  return {
    queuedSpans: spans.queued(),
    heldBytes: admission.heldBytes(),
    engineUp: engine.length > 0,
    engineRestarts: store.engine?.restarts() ?? 0,
    engineMemoryBytes: engine[0]?.memory ?? null,
    dataBytes: engine[0]?.data ?? null,
    diskFreeBytes: disk().freeBytes,
  };
}
