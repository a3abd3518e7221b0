import type { Config } from "../config.ts";
import type { Comparing } from "../compare/frame.ts";
import type { LiveFeed } from "../live/live-feed.ts";
import { version } from "../package-version.ts";
import { type Alerts, type AlertTiming, createAlerts } from "./alerts.ts";
import type { RetryTiming } from "./webhook/back-off.ts";
import { createDeliveries, type Deliveries } from "./webhook/deliveries.ts";
import { openSecretBox, type SecretBox } from "./webhook/secret-box.ts";

export interface AlertingTiming {
  readonly looks?: AlertTiming;
  readonly retries?: RetryTiming;
  /** How long a receiver may take to answer, ms. */
  readonly timeoutMs?: number;
}

interface AlertingOptions {
  readonly config: Config;
  /** Data folder, for the key of secrets. */
  readonly directory: string;
  /** Where people find the pages. */
  readonly address: () => string;
  readonly timing?: AlertingTiming | undefined;
}

/** Rules, what they notice, and who is told of it. */
export interface Alerting {
  readonly alerts: Alerts;
  readonly deliveries: Deliveries;
  readonly box: SecretBox;
  start(): Promise<void>;
  close(): Promise<void>;
}

export function createAlerting(
  comparing: Comparing,
  live: LiveFeed,
  { config, directory, address, timing }: AlertingOptions,
): Alerting {
  const box = openSecretBox(directory, config.secretKey);
  const deliveries = createDeliveries({
    db: comparing.db,
    box,
    version,
    // Without accounts the server serves this machine alone, and may tell programs of this machine.
    allowPrivate: config.webhookPrivate ?? !config.accounts,
    origin: address,
    retries: timing?.retries,
    timeoutMs: timing?.timeoutMs,
  });
  const alerts = createAlerts({ comparing, live, deliveries, timing: timing?.looks });
  return {
    alerts,
    deliveries,
    box,
    async start() {
      await deliveries.resume();
      alerts.start();
    },
    async close() {
      await alerts.close();
      await deliveries.close();
    },
  };
}
