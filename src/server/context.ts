import type { Access } from "./access/access.ts";
import type { Limits } from "./access/limits.ts";
import type { Alerting } from "./alerts/alerting.ts";
import type { Comparing } from "./compare/frame.ts";
import type { TextHealthService } from "./datasets/health/text-health.ts";
import type { Config } from "./config.ts";
import type { Embedding } from "./embedder/embed-job.ts";
import type { Maps } from "./embeddings/drawing.ts";
import type { LiveFeed } from "./live/live-feed.ts";
import type { Jobs } from "./live/jobs.ts";
import type { OtlpDoor } from "./ingest/otlp-door.ts";
import type { SpanWriter } from "./ingest/span-writer.ts";
import type { Audit } from "./audit/audit.ts";
import type { Deletion } from "./deletion/deletion.ts";
import type { Retention } from "./deletion/retention.ts";
import type { Redaction } from "./privacy/redaction.ts";
import type { Admission } from "./operations/admission.ts";
import type { Metrics } from "./operations/metrics.ts";
import type { Prices } from "./prices/prices.ts";
import type { Store } from "./store/open-store.ts";

/** The parts of a running server that routes share. */
export interface Context {
  readonly config: Config;
  readonly access: Access;
  readonly limits: Limits;
  readonly store: Store;
  readonly live: LiveFeed;
  readonly jobs: Jobs;
  readonly spans: SpanWriter;
  readonly otlp: OtlpDoor;
  readonly prices: Prices;
  readonly admission: Admission;
  readonly redaction: Redaction;
  readonly audit: Audit;
  readonly deletion: Deletion;
  readonly retention: Retention;
  readonly metrics: Metrics;
  readonly comparing: Comparing;
  readonly textHealth: TextHealthService;
  readonly maps: Maps;
  readonly embedding: Embedding;
  readonly alerting: Alerting;
  readonly version: string;
  /** Where this server answers, once it listens. */
  readonly address: () => string;
  /** The origin that people use: what links begin with. */
  readonly publicAddress: () => string;
}
