import { accountsRoutes } from "./accounts.ts";
import { agreementRoute } from "./agreement.ts";
import { backupRoutes } from "./backup.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { providerRoutes } from "./auth-provider.ts";
import { authRoutes } from "./auth.ts";
import { alertRoutes } from "./alerts.ts";
import { auditRoutes } from "./audit.ts";
import { compareExportRoute } from "./compare-export.ts";
import { compareRoutes } from "./compare.ts";
import { datasetHealthRoute } from "./dataset-health.ts";
import { datasetRoutes } from "./datasets.ts";
import { deletionRoutes } from "./deletion.ts";
import { demoRoute } from "./demo.ts";
import { embedderRoutes } from "./embedder.ts";
import { embeddingRoutes } from "./embeddings.ts";
import { exportRoute } from "./export.ts";
import { failureRoutes } from "./failures.ts";
import { healthRoutes } from "./health.ts";
import { historyRoute } from "./history.ts";
import { labelRoutes } from "./labels.ts";
import { liveRoute } from "./live.ts";
import { metricsRoute } from "./metrics.ts";
import { memberRoutes } from "./members.ts";
import { otlpRoutes } from "./otlp.ts";
import { priceRoutes } from "./prices.ts";
import { privacyRoutes } from "./privacy.ts";
import { projectRoutes } from "./projects.ts";
import { promptRoutes } from "./prompts.ts";
import { recordsRoute } from "./records.ts";
import { registryRoutes } from "./registries.ts";
import { retrievalRoutes } from "./retrieval.ts";
import { runRoutes } from "./runs.ts";
import { sessionRoutes } from "./sessions.ts";
import { shareRoutes } from "./shares.ts";
import { shortLinkRoutes } from "./short-links.ts";
import { snapshotRoutes } from "./snapshots.ts";
import { timelineRoutes } from "./timeline.ts";
import { traceRoutes } from "./traces.ts";
import { webhookRoutes } from "./webhooks.ts";
import type { Route } from "../route.ts";

/** Everything the server answers, beside the pages. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  metricsRoute,
  ...backupRoutes,
  ...auditRoutes,
  historyRoute,
  ...privacyRoutes,
  ...deletionRoutes,
  otlpRoutes,
  recordsRoute,
  exportRoute,
  liveRoute,
  demoRoute,
  ...authRoutes,
  providerRoutes,
  ...memberRoutes,
  ...accountsRoutes,
  ...apiKeyRoutes,
  ...projectRoutes,
  ...runRoutes,
  ...compareRoutes,
  ...labelRoutes,
  agreementRoute,
  compareExportRoute,
  ...timelineRoutes,
  ...traceRoutes,
  ...failureRoutes,
  ...sessionRoutes,
  ...promptRoutes,
  ...datasetRoutes,
  datasetHealthRoute,
  ...retrievalRoutes,
  ...registryRoutes,
  ...embeddingRoutes,
  ...embedderRoutes,
  ...priceRoutes,
  ...shareRoutes,
  ...shortLinkRoutes,
  ...snapshotRoutes,
  ...alertRoutes,
  ...webhookRoutes,
];
