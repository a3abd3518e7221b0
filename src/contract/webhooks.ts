import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { isoTime, projectName } from "./wire.ts";

/** An address that is told of alerts. Its path and its secret are never shown again once saved. */
export const webhook = z.object({
  id: z.string(),
  name: z.string(),
  /** "https://hooks.example.com/…": what comes after the host may be a secret. */
  address: z.string(),
  createdAt: isoTime,
  /** Whether the address can still be read with the server's key. */
  readable: z.boolean(),
});
export type Webhook = z.output<typeof webhook>;

// Whoever adds an address decides where what happens here is told: that is for administrators.
const address = z
  .string()
  .trim()
  .max(4000)
  .refine((text) => /^https?:\/\/[^/\s]+/i.test(text), "an address that begins with https://")
  .refine((text) => !/[\s\p{Cc}]/u.test(text), "no spaces");
const name = z.string().trim().min(1).max(200);
const secret = z.string().min(8, "8 characters or more").max(500);

export const webhookDraft = z.object({
  name,
  url: address,
  /** What bodies are signed with; one is made where none is given. */
  secret: secret.optional(),
});

/** What is left out stays as it was. */
export const webhookChange = z.object({
  name: name.optional(),
  url: address.optional(),
  secret: secret.optional(),
});

export const deliveryEvents = ["alert.fired", "alert.recovered", "test"] as const;

/** One message to one webhook, and how often it was tried. */
export const delivery = z.object({
  id: z.string(),
  webhook: z.object({ id: z.string(), name: z.string() }),
  event: z.enum(deliveryEvents),
  /** Null for a test. */
  alert: z.string().nullable(),
  /** What it says. */
  summary: z.string(),
  createdAt: isoTime,
  status: z.enum(["waiting", "delivered", "failed"]),
  attempts: z.array(
    z.object({
      at: isoTime,
      ms: z.number(),
      /** HTTP status of the answer; null where none came. */
      status: z.int().nullable(),
      /** Why it does not count as delivered; null where it does. */
      error: z.string().nullable(),
    }),
  ),
  /** When it is tried again. */
  nextAt: isoTime.nullable(),
});
export type Delivery = z.output<typeof delivery>;

/** The body that a webhook gets; `text` is what Slack and its like show. */
export const webhookBody = z.object({
  event: z.enum(deliveryEvents),
  /** The same in every attempt: a receiver that knows it may drop the message. */
  delivery: z.string(),
  project: z.string(),
  rule: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
  alert: z
    .object({
      id: z.string(),
      at: isoTime,
      metric: z.string(),
      series: z.string(),
      run: z.string().nullable(),
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      n: z.int().nullable(),
      sentence: z.string(),
      recovered: z.object({ at: isoTime, sentence: z.string() }).nullable(),
    })
    .nullable(),
  /** Address of the picture. */
  url: z.string(),
  text: z.string(),
});
export type WebhookBody = z.output<typeof webhookBody>;

const place = { p: projectName };
const one = { ...place, id: z.string().min(1).max(200) };

export const listWebhooks = get("/api/v1/projects/:p/webhooks", {
  summary: "The webhooks of a project, without their secrets",
  input: z.object(place),
  output: z.object({ items: z.array(webhook) }),
});

export const createWebhook = send("POST", "/api/v1/projects/:p/webhooks", {
  summary: "Add a webhook; the answer is the only place that names its secret",
  access: "admin",
  input: z.object(place),
  body: webhookDraft,
  output: webhook.extend({ secret: z.string() }),
});

export const changeWebhook = send("PUT", "/api/v1/projects/:p/webhooks/:id", {
  summary: "Rename a webhook, or give it another address or secret",
  access: "admin",
  input: z.object(one),
  body: webhookChange,
  output: webhook,
});

export const removeWebhook = send("DELETE", "/api/v1/projects/:p/webhooks/:id", {
  summary: "Remove a webhook; what waits for it is given up",
  access: "admin",
  input: z.object(one),
  body: z.undefined(),
  output: z.object({ removed: z.boolean() }),
});

export const testWebhook = send("POST", "/api/v1/projects/:p/webhooks/:id/test", {
  summary: "Send a test at once, tried once",
  access: "admin",
  input: z.object(one),
  body: z.undefined(),
  output: delivery,
});

export const listDeliveries = get("/api/v1/projects/:p/deliveries", {
  summary: "The latest 200 messages to webhooks, the newest first",
  input: z.object(place),
  output: z.object({ items: z.array(delivery) }),
});
