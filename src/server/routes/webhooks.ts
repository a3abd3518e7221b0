import { randomBytes, randomUUID } from "node:crypto";
import { ProblemError } from "#contract/problem.ts";
import {
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  testWebhook,
  type Webhook,
} from "#contract/webhooks.ts";
import { shown as shownDelivery } from "../alerts/webhook/deliveries.ts";
import type { SecretBox } from "../alerts/webhook/secret-box.ts";
import type { Call } from "../route.ts";
import { route } from "../route.ts";
import * as deliveries from "../store/alerts/deliveries.ts";
import * as stored from "../store/alerts/webhooks.ts";

export const webhookRoutes = [
  route(listWebhooks, async ({ p }, { store, alerting, signal }) => {
    const webhooks = await stored.readWebhooks(store.db, p, { signal });
    return { items: webhooks.map((one) => shown(one, alerting.box)) };
  }),
  route(createWebhook, async ({ p }, { store, alerting, body }) => {
    const { name, url, secret = randomBytes(24).toString("hex") } = body;
    const webhook = {
      project: p,
      id: randomUUID(),
      name,
      createdAt: new Date().toISOString(),
      ...sealedUrl(url, alerting.box),
      sealedSecret: alerting.box.seal(secret),
    };
    await stored.saveWebhook(store.db, webhook);
    return { ...shown(webhook, alerting.box), secret };
  }),
  route(changeWebhook, async ({ p, id }, { store, alerting, body }) => {
    const { box } = alerting;
    const webhook = {
      ...(await webhookOf(store, p, id)),
      ...(body.name !== undefined && { name: body.name }),
      ...(body.url !== undefined && sealedUrl(body.url, box)),
      ...(body.secret !== undefined && { sealedSecret: box.seal(body.secret) }),
    };
    await stored.saveWebhook(store.db, webhook);
    return shown(webhook, box);
  }),
  route(removeWebhook, async ({ p, id }, { store }) => {
    await webhookOf(store, p, id);
    await stored.removeWebhook(store.db, p, id);
    return { removed: true };
  }),
  route(testWebhook, async ({ p, id }, { store, alerting }) =>
    alerting.deliveries.test(await webhookOf(store, p, id)),
  ),
  route(listDeliveries, async ({ p }, { store, signal }) => ({
    items: (await deliveries.listDeliveries(store.db, p, { signal })).map(shownDelivery),
  })),
];

async function webhookOf({ db }: Call["store"], project: string, id: string) {
  const webhook = (await stored.readWebhooks(db, project)).find((one) => one.id === id);
  if (webhook) return webhook;
  throw new ProblemError("not_found", `There is no webhook "${id}" in ${project}.`);
}

function sealedUrl(text: string, box: SecretBox): { address: string; sealedUrl: string } {
  const url = parsed(text);
  // Path, query and a user's name may all be secrets.
  return { address: `${url.origin}/…`, sealedUrl: box.seal(url.href) };
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new ProblemError("bad_request", "This is not an address that can be sent to.", {
      hint: "Write it as https://hooks.example.com/path.",
    });
  }
}

function shown(webhook: stored.StoredWebhook, box: SecretBox): Webhook {
  const { id, name, address, createdAt, sealedUrl: url, sealedSecret: secret } = webhook;
  const readable = box.open(url) !== undefined && box.open(secret) !== undefined;
  return { id, name, address, createdAt, readable };
}
