import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyFor, type SignedIn, signUp } from "#testing/accounts.ts";
import { anOtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { createDirectory } from "./directory.ts";
import { createKeys } from "./keys.ts";

let server: TestServer;
let root: SignedIn;
beforeAll(async () => {
  server = await startTestServer({
    TOUCHSTONE_ACCOUNTS: "true",
    TOUCHSTONE_TRUST_PROXY: "127.0.0.1",
  });
  root = await signUp(server, server.firstLink!, "Root");
});
afterAll(() => server.close());

describe("a key", () => {
  const trace = tracesBody([anOtlpSpan(1, 1)]);
  const send = (headers: Readonly<Record<string, string>>, body: object = trace) =>
    fetch(`${server.url}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const tracesIn = async (project: string) =>
    (await root.json<{ items: unknown[] }>("GET", `/api/v1/projects/${project}/traces`)).items;

  it("decides where something goes that names no project", async () => {
    const { secret } = await keyFor(root, "keyed", ["ingest"]);
    const answer = await send({ authorization: `Bearer ${secret}` });
    expect(answer.status).toBe(200);
    expect(await tracesIn("keyed")).toHaveLength(1);
  });

  it("is taken as Bearer, x-api-key, and Basic as Langfuse's SDKs send it", async () => {
    const { secret } = await keyFor(root, "keyed", ["ingest"]);
    const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
    const ways: readonly Readonly<Record<string, string>>[] = [
      { authorization: `bearer ${secret}` },
      { "x-api-key": secret },
      { authorization: basic(`pk-anything:${secret}`) },
      { authorization: basic(`${secret}:x`) },
    ];
    for (const headers of ways) expect((await send(headers)).status).toBe(200);
  });

  it("stores nothing of a request that names another project", async () => {
    const { secret } = await keyFor(root, "keyed", ["ingest"]);
    const authorization = `Bearer ${secret}`;
    const byHeader = await send({ authorization, "x-touchstone-project": "elsewhere" });
    expect(byHeader.status).toBe(403);
    const named = tracesBody([anOtlpSpan(9, 1)], {
      "openinference.project.name": "elsewhere",
    });
    const byResource = await send({ authorization }, named);
    expect(byResource.status).toBe(403);
    expect(await byResource.text()).toContain("keyed");
    expect(await tracesIn("elsewhere")).toEqual([]);
  });

  it("is shown once, by its start afterwards, with its last use, and not at all once revoked", async () => {
    const { secret, key } = await keyFor(root, "watched", ["read"]);
    expect(secret).toMatch(/^tsk_[\w-]{43}$/);
    expect(secret.startsWith(key.start)).toBe(true);
    const read = () =>
      fetch(`${server.url}/api/v1/projects/watched/runs`, { headers: { "x-api-key": secret } });
    expect((await read()).status).toBe(200);
    const listed = async () =>
      (
        await root.json<{ items: { id: string; lastUsedAt: string | null; revokedAt: unknown }[] }>(
          "GET",
          "/api/v1/projects/watched/keys",
        )
      ).items;
    expect(JSON.stringify(await listed())).not.toContain(secret);
    await expect.poll(async () => (await listed())[0]?.lastUsedAt).not.toBeNull();
    const path = `/api/v1/projects/watched/keys/${key.id}`;
    expect(await root.json("DELETE", path)).toEqual({ revoked: true });
    const refused = await read();
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toBe("Bearer");
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("was revoked") });
    expect((await listed())[0]?.revokedAt).not.toBeNull();
  });

  it("that does not count may be tried sixty times a minute; good ones go on", async () => {
    const one = { "x-forwarded-for": "10.1.1.1" };
    const { secret } = await keyFor(root, "watched", ["read"]);
    const read = (key: string) =>
      fetch(`${server.url}/api/v1/projects/watched/runs`, {
        headers: { ...one, "x-api-key": key },
      });
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 60; attempt++) statuses.add((await read("tsk_wrong")).status);
    expect([...statuses]).toEqual([401]);
    const refused = await read("tsk_wrong");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await read(secret)).status).toBe(200);
  });
});

describe("another server of the same store", () => {
  it("has every answer of the first within seconds", async () => {
    const { db } = server.store;
    const other = createKeys(db, createDirectory(db));
    const { secret, key } = await keyFor(root, "watched", ["read"]);
    expect(await other.identify(secret)).toMatchObject({ kind: "key", project: "watched" });
    await root.json("DELETE", `/api/v1/projects/watched/keys/${key.id}`);
    await expect
      .poll(async () => (await other.identify(secret)).kind, { timeout: 15_000 })
      .toBe("nobody");
  });
});
