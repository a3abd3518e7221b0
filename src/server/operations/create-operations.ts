import { createAudit } from "../audit/audit.ts";
import type { Config } from "../config.ts";
import type { Context } from "../context.ts";
import { createDeletion } from "../deletion/deletion.ts";
import { createRetention } from "../deletion/retention.ts";
import { createOtlpDoor, type OtlpDoor } from "../ingest/otlp-door.ts";
import type { SpanWriter } from "../ingest/span-writer.ts";
import { createRedaction } from "../privacy/redaction.ts";
import { floorOf, watchDisk } from "../store/disk.ts";
import type { Store } from "../store/open-store.ts";
import { createAdmission } from "./admission.ts";
import { createMetrics } from "./metrics.ts";
import { takeReadings } from "./readings.ts";

type Parts = Pick<
  Context,
  "admission" | "metrics" | "redaction" | "audit" | "deletion" | "retention"
>;

export interface Operations {
  readonly parts: Parts;
  readonly otlp: OtlpDoor;
  close(): void;
}

export interface OperationsOptions {
  readonly store: Store;
  readonly spans: SpanWriter;
  readonly config: Config;
  /** No other process writes to this store. */
  readonly alone: boolean;
}

/** What keeps a server well: what it lets in, what it takes out, what it deletes, and what it tells of all that. */
export async function createOperations(options: OperationsOptions): Promise<Operations> {
  const { store, spans, config, alone } = options;
  const { db } = store;
  const disk = await watchDisk(store);
  const admission = createAdmission({
    freeBytes: () => disk.last().freeBytes,
    floorBytes: () => floorOf(disk.last(), config.minFreeBytes),
    answers: () => store.engine?.answers() ?? true,
  });
  const metrics = createMetrics(() =>
    takeReadings({ store, spans, admission, disk: () => disk.last() }),
  );
  const redaction = createRedaction({ db, alone, onFound: (name) => metrics.redacted(name) });
  const audit = createAudit(db);
  const deletion = createDeletion({ db, spans, redaction });
  const retention = createRetention({ db, deletion, audit });
  return {
    parts: { admission, metrics, redaction, audit, deletion, retention },
    otlp: createOtlpDoor({
      writer: spans,
      redaction,
      counted: (what, count) => metrics.ingested(what, count),
    }),
    close() {
      retention.close();
      disk.close();
    },
  };
}
