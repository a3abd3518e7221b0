import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import {
  type AlertCondition,
  type AlertSeries,
  createAlertRule,
  listAlerts,
} from "#contract/alerts.ts";
import {
  changeWebhook,
  createWebhook,
  type Delivery,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  testWebhook,
  webhookBody,
} from "#contract/webhooks.ts";
import { eventually } from "#testing/eventually.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { startReceiver, type WebhookReceiver } from "#testing/webhook-receiver.ts";
import { createDeliveries, type DeliveryOptions } from "./deliveries.ts";
import { openSecretBox } from "./secret-box.ts";

const looks = { quietMs: 20, patienceMs: 200, tickMs: 60_000 };
const retries = { firstMs: 40, longestMs: 5_000, attempts: 4 };
const timing = { looks, retries, timeoutMs: 400 };
const path = "/services/T0/B0/token";

let server: TestServer;
let receiver: WebhookReceiver;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "touchstone-webhooks-"));
  receiver = await startReceiver();
  server = await startTestServer({}, { alertTiming: timing });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

let count = 0;
let p = "";
beforeEach(() => {
  p = `hooks-${count++}`;
});

const addHook = (url = receiver.url + path) =>
  call(createWebhook, { p }, { base: server.url, body: { name: "team", url } });
const log = async (): Promise<Delivery[]> =>
  (await call(listDeliveries, { p }, { base: server.url })).items;
const ofMine = () => receiver.received.filter(({ body }) => body.includes(`"project":"${p}"`));

/** A rule with this webhook that fires at once: the newest run is below its limit. */
async function fire(webhook: string): Promise<void> {
  await server.records(p, [
    { type: "metric", name: "score", kind: "score", direction: "up" },
    { type: "run", id: "r1", startedAt: "2026-01-01T00:00:00Z" },
    { type: "score", target: { run: "r1" }, metric: "score", value: 0.25, n: 40 },
  ]);
  const series: AlertSeries = {
    source: "runs",
    bucket: "day",
    experiment: null,
    metric: "score",
    group: null,
  };
  const condition: AlertCondition = {
    kind: "threshold",
    side: "below",
    limit: 0.5,
    clear: null,
    consecutive: 1,
  };
  const body = { name: "low <score>", series, condition, webhooks: [webhook], paused: false };
  await call(createAlertRule, { p }, { base: server.url, body });
}

const settled = (status: Delivery["status"]): Promise<Delivery> =>
  eventually(async () => {
    const [newest] = await log();
    expect(newest?.status).toBe(status);
    return newest!;
  });

it("tells an alert and its end, signed, with a text that Slack shows", async () => {
  const { id, secret } = await addHook();
  await fire(id);
  await settled("delivered");
  const [fired] = ofMine();
  expect(fired?.path).toBe(path);
  expect(fired?.headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "x-touchstone-event": "alert.fired",
  });
  const [, seconds = "", hash] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(fired?.headers["x-touchstone-signature"])) ?? [];
  expect(hash).toBe(createHmac("sha256", secret).update(`${seconds}.${fired?.body}`).digest("hex"));
  const body = webhookBody.parse(JSON.parse(fired!.body));
  expect(body.delivery).toBe(fired?.headers["x-touchstone-delivery"]);
  expect(body).toMatchObject({
    event: "alert.fired",
    rule: { name: "low <score>", kind: "threshold" },
    alert: { metric: "score", run: "r1", value: 0.25, n: 40, recovered: null },
    url: `${server.url}/p/${p}/timeline?metric=score&runs=r1`,
  });
  expect(body.text).toBe(
    `Alert: *low &lt;score&gt;* in ${p}. score is below 0.50 in r1: 0.25 (40 examples). <${body.url}|Open>`,
  );
  await server.records(p, [
    { type: "run", id: "r2", startedAt: "2026-01-02T00:00:00Z" },
    { type: "score", target: { run: "r2" }, metric: "score", value: 0.75, n: 40 },
  ]);
  await eventually(async () => expect(ofMine()).toHaveLength(2));
  const over = webhookBody.parse(JSON.parse(ofMine()[1]!.body));
  expect(over).toMatchObject({ event: "alert.recovered", alert: { id: body.alert?.id } });
  expect(over.text).toContain("score is back at 0.75 (40 examples) in r2.");
});

it("never shows an address or a secret again", async () => {
  const made = await addHook();
  expect(made).toMatchObject({ address: `${receiver.url}/…`, readable: true });
  const body = { name: "renamed", secret: "another secret" };
  await call(changeWebhook, { p, id: made.id }, { base: server.url, body });
  await call(testWebhook, { p, id: made.id }, { base: server.url });
  const answers = JSON.stringify([
    await server.get(`/api/v1/projects/${p}/webhooks`),
    await server.get(`/api/v1/projects/${p}/deliveries`),
    await server.get(`/api/v1/projects/${p}/alert-rules`),
  ]);
  const stored = JSON.stringify(
    await server.store.db.tuples("SELECT record FROM webhooks WHERE project = {p:String}", { p }),
  );
  for (const text of [answers, stored])
    for (const hidden of ["token", made.secret, "another secret"])
      expect(text).not.toContain(hidden);
  expect(answers).toContain("renamed");
});

describe("a receiver in trouble", () => {
  it("is tried again with growing waits until it answers, and gets the same message", async () => {
    const { id } = await addHook();
    receiver.next({ status: 500 }, "hangs up", { status: 503 });
    await fire(id);
    const { attempts } = await settled("delivered");
    expect(attempts.map(({ status }) => status)).toEqual([500, null, 503, 204]);
    expect(attempts.map(({ error }) => error)).toEqual([
      "It answered 500.",
      expect.stringContaining("No answer"),
      "It answered 503.",
      null,
    ]);
    const requests = ofMine();
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
    const waits = requests.slice(1).map(({ atMs }, at) => atMs - requests[at]!.atMs);
    for (const [at, wait] of waits.entries()) expect(wait).toBeGreaterThan(40 * 2 ** at * 0.75);
  });

  it("is waited for as long as it asks", async () => {
    const { id } = await addHook();
    receiver.next({ status: 429, headers: { "retry-after": "1" } });
    await fire(id);
    await settled("delivered");
    const [first, second] = ofMine();
    expect(second!.atMs - first!.atMs).toBeGreaterThan(950);
  });

  it("is given up after the last attempt, and at once where it refuses", async () => {
    const { id } = await addHook();
    receiver.next(...Array.from({ length: 4 }, () => ({ status: 502 })));
    await fire(id);
    expect((await settled("failed")).attempts).toHaveLength(4);
    p = `${p}-refused`;
    const other = await addHook();
    receiver.next({ status: 403 });
    await fire(other.id);
    expect((await settled("failed")).attempts).toHaveLength(1);
  });

  it("that does not answer is no longer waited for", async () => {
    const { id } = await addHook();
    receiver.next("silent");
    await fire(id);
    const { attempts } = await settled("delivered");
    expect(attempts[0]).toMatchObject({ status: null, error: "No answer: none within 0.4 s" });
  });
});

it("sends a test once, and says what came of it", async () => {
  const { id } = await addHook();
  const sent = await call(testWebhook, { p, id }, { base: server.url });
  expect(sent).toMatchObject({ event: "test", status: "delivered", alert: null });
  receiver.next({ status: 302, headers: { location: "http://127.0.0.1:1/" } });
  const refused = await call(testWebhook, { p, id }, { base: server.url });
  expect(refused).toMatchObject({ status: "failed", nextAt: null });
  expect(refused.attempts[0]?.error).toBe("It answered with a redirect.");
  expect((await log()).map(({ id: one }) => one)).toEqual([refused.id, sent.id]);
});

it("takes up after a restart what a server left waiting", async () => {
  const { db } = server.store;
  const box = openSecretBox(folder, undefined);
  const options: DeliveryOptions = {
    db,
    box,
    allowPrivate: true,
    version: "0",
    origin: () => "http://x",
    retries,
  };
  const first = createDeliveries(options);
  const { id } = await addHook();
  await fire("nobody");
  const [alert] = (await call(listAlerts, { p }, { base: server.url })).items;
  // Sealed by the key of the test server: to these two it is one that cannot be read, until it is saved again.
  await first.tell(p, [id], "alert.fired", alert!);
  const [unread] = await eventually(async () => {
    const all = await log();
    expect(all[0]?.status).toBe("failed");
    return all;
  });
  expect(unread?.attempts[0]?.error).toContain("saved with another key");
  await first.close();
  const waiting = { ...alert!, id: `${alert!.id}-again` };
  const closed = createDeliveries(options);
  await closed.close();
  await closed.tell(p, [id], "alert.fired", waiting);
  expect((await log()).some(({ status }) => status === "waiting")).toBe(true);
  const next = createDeliveries({ ...options, box: boxOf(server) });
  await next.resume();
  await eventually(async () =>
    expect((await log()).every(({ status }) => status !== "waiting")).toBe(true),
  );
  expect(ofMine()).toHaveLength(1);
  await next.close();
});

/** The box of the server under test. */
function boxOf({ store }: TestServer) {
  return openSecretBox(store.directory, undefined);
}

it("gives up what waits for a webhook that is removed", async () => {
  const { id } = await addHook();
  // Long enough for it to be gone by then.
  receiver.next({ status: 429, headers: { "retry-after": "2" } });
  await fire(id);
  await call(removeWebhook, { p, id }, { base: server.url });
  expect((await settled("failed")).attempts.at(-1)?.error).toBe("The webhook was removed.");
  expect((await call(listWebhooks, { p }, { base: server.url })).items).toEqual([]);
});

describe("addresses", () => {
  it.each(["ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "http://", "hooks"])(
    "%s is refused",
    async (url) => {
      await expect(addHook(url)).rejects.toMatchObject({ status: 400 });
    },
  );

  it("of private networks are not sent to where the settings forbid it, whatever they are called", async () => {
    const strict = await startTestServer(
      { TOUCHSTONE_WEBHOOK_PRIVATE: "false" },
      { alertTiming: timing },
    );
    const { port } = new URL(receiver.url);
    const before = receiver.received.length;
    for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1"]) {
      const body = { name: host, url: `http://${host}:${port}/` };
      const { id } = await call(createWebhook, { p }, { base: strict.url, body });
      const sent = await call(testWebhook, { p, id }, { base: strict.url });
      expect(sent.attempts[0]?.error).toContain("private network");
    }
    expect(receiver.received).toHaveLength(before);
    await strict.close();
  });
});
