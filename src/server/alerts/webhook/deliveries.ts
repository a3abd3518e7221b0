import { randomUUID } from "node:crypto";
import type { Alert } from "#contract/alerts.ts";
import type { Delivery } from "#contract/webhooks.ts";
import type { Db } from "../../store/db.ts";
import {
  saveDelivery,
  type StoredDelivery,
  waitingDeliveries,
} from "../../store/alerts/deliveries.ts";
import { readWebhooks, type StoredWebhook } from "../../store/alerts/webhooks.ts";
import { nextWaitMs, type RetryTiming, usualRetries } from "./back-off.ts";
import { bodyOf, testBody } from "./body-of.ts";
import { postOnce } from "./post-once.ts";
import type { SecretBox } from "./secret-box.ts";

export interface DeliveryOptions {
  readonly db: Db;
  readonly box: SecretBox;
  readonly allowPrivate: boolean;
  readonly version: string;
  /** Where the server's pages are found. */
  readonly origin: () => string;
  readonly retries?: RetryTiming | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Messages to webhooks: stored before they are sent, tried again until they arrive or are given up. */
export interface Deliveries {
  /** Takes up what a server before this one left waiting. */
  resume(): Promise<void>;
  tell(
    project: string,
    webhooks: readonly string[],
    event: "alert.fired" | "alert.recovered",
    alert: Alert,
  ): Promise<void>;
  /** Sends a test once and answers what came of it. */
  test(webhook: StoredWebhook): Promise<Delivery>;
  /** What waits stays in the store. */
  close(): Promise<void>;
}

const usualTimeoutMs = 10_000;
/** Longest wait of one timer; a longer one is split. */
const longestTimerMs = 2 ** 31 - 1;

export function createDeliveries(options: DeliveryOptions): Deliveries {
  const { db, retries = usualRetries } = options;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Set<Promise<void>>();
  const closing = new AbortController();

  function later(delivery: StoredDelivery, waitMs: number): void {
    if (closing.signal.aborted) return;
    const start = (): void => {
      timers.delete(delivery.id);
      const work = attempt(delivery).finally(() => running.delete(work));
      running.add(work);
    };
    timers.set(delivery.id, setTimeout(start, Math.min(waitMs, longestTimerMs)));
  }

  async function attempt(delivery: StoredDelivery): Promise<void> {
    try {
      const after = await tried(delivery, options, closing.signal);
      // Cut off by the end of the server, which is no attempt: the next server makes it.
      if (after === null) return;
      const made = after.attempts.length;
      const wait = after.again ? nextWaitMs(made, retries, Math.random(), after.askedMs) : null;
      const next = {
        ...delivery,
        attempts: after.attempts,
        status: after.arrived ? "delivered" : wait === null ? "failed" : "waiting",
        nextAt: wait === null ? null : new Date(Date.now() + wait).toISOString(),
      } as const;
      await saveDelivery(db, next);
      if (wait !== null) later(next, wait);
    } catch {
      // The store is away; what it knows is sent again.
      later(delivery, retries.longestMs / 60);
    }
  }

  return {
    async resume() {
      for (const delivery of await waitingDeliveries(db))
        later(delivery, Math.max(0, Date.parse(delivery.nextAt ?? "") - Date.now() || 0));
    },
    async tell(project, webhooks, event, alert) {
      const known = await readWebhooks(db, project);
      for (const webhook of known.filter(({ id }) => webhooks.includes(id))) {
        // The same event to the same webhook is the same message, whoever notices it.
        const id = `${alert.id}.${webhook.id}.${event}`;
        const body = bodyOf({ delivery: id, project, event, alert, origin: options.origin() });
        const summary =
          event === "alert.fired" ? alert.sentence : (alert.recovered?.sentence ?? "");
        const delivery = newDelivery({ id, webhook, event, alert: alert.id, summary }, body);
        await saveDelivery(db, delivery);
        later(delivery, 0);
      }
    },
    async test(webhook) {
      const id = randomUUID();
      const body = testBody(id, webhook.project, options.origin());
      const delivery = newDelivery(
        { id, webhook, event: "test", alert: null, summary: "A test: nothing happened." },
        body,
      );
      const after = await tried(delivery, options, closing.signal);
      const done = {
        ...delivery,
        attempts: after?.attempts ?? [],
        status: after?.arrived ? "delivered" : "failed",
        nextAt: null,
      } as const;
      await saveDelivery(db, done);
      return shown(done);
    },
    async close() {
      closing.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(running);
    },
  };
}

/** As readers see it: the body is nobody's business but the receiver's. */
export function shown({ body: _body, project: _project, ...delivery }: StoredDelivery): Delivery {
  return delivery;
}

interface Told {
  readonly id: string;
  readonly webhook: StoredWebhook;
  readonly event: Delivery["event"];
  readonly alert: string | null;
  readonly summary: string;
}

function newDelivery({ webhook, ...told }: Told, body: object): StoredDelivery {
  return {
    ...told,
    webhook: { id: webhook.id, name: webhook.name },
    project: webhook.project,
    createdAt: new Date().toISOString(),
    status: "waiting",
    attempts: [],
    nextAt: null,
    body: JSON.stringify(body),
  };
}

/** One attempt; null where the server ends meanwhile. */
async function tried(
  delivery: StoredDelivery,
  { db, box, allowPrivate, version, timeoutMs = usualTimeoutMs }: DeliveryOptions,
  signal: AbortSignal,
) {
  const started = Date.now();
  const found = await readWebhooks(db, delivery.project);
  const webhook = found.find(({ id }) => id === delivery.webhook.id);
  const url = webhook && box.open(webhook.sealedUrl);
  const secret = webhook && box.open(webhook.sealedSecret);
  const posted =
    url === undefined || secret === undefined
      ? {
          status: null,
          error: webhook
            ? "Its address was saved with another key: save it again."
            : "The webhook was removed.",
          again: false,
          retryAfterMs: null,
        }
      : await postOnce({
          url,
          secret,
          body: delivery.body,
          allowPrivate,
          timeoutMs,
          signal,
          headers: {
            "user-agent": `Touchstone/${version}`,
            "x-touchstone-event": delivery.event,
            "x-touchstone-delivery": delivery.id,
          },
        });
  if (signal.aborted) return null;
  const { status, error, again, retryAfterMs } = posted;
  const attempt = { at: new Date(started).toISOString(), ms: Date.now() - started, status, error };
  return {
    attempts: [...delivery.attempts, attempt],
    arrived: error === null,
    again,
    askedMs: retryAfterMs,
  };
}
