import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditEntry } from "#contract/audit.ts";
import { invited, keyFor, type SignedIn, signUp } from "#testing/accounts.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
let root: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ TOUCHSTONE_ACCOUNTS: "true" });
  root = await signUp(server, server.firstLink!, "Root");
});
afterAll(() => server.close());

const project = "/api/v1/projects/mine";

async function audit(): Promise<AuditEntry[]> {
  const { items } = await root.json<{ items: AuditEntry[] }>("GET", `${project}/audit`);
  return items;
}

describe("what people do on purpose", () => {
  it("is kept with who did it and to what, and without secrets", async () => {
    await invited(server, root, "Ann", "mine", "editor");
    const { key, secret } = await keyFor(root, "mine", ["read"]);
    await root.json("DELETE", `${project}/keys/${key.id}`);
    const webhook = { name: "chat", url: "https://hooks.example.com/a-secret-path" };
    const made = await root.json<{ id: string; secret: string }>(
      "POST",
      `${project}/webhooks`,
      webhook,
    );
    await root.json("DELETE", `${project}/webhooks/${made.id}`);

    const entries = (await audit()).toReversed();
    expect(entries.map(({ action, object }) => [action, object])).toEqual([
      ["invited", expect.any(String)],
      ["made key", key.name],
      ["revoked key", key.id],
      ["made webhook", "chat"],
      ["removed webhook", made.id],
    ]);
    expect(new Set(entries.map(({ who }) => who)).size).toBe(1);
    expect(entries[0]!.who).toContain("Root");
    const told = JSON.stringify(entries);
    for (const hidden of [secret, made.secret, "a-secret-path"]) expect(told).not.toContain(hidden);
  });

  it("is not kept where nothing came of it", async () => {
    const before = (await audit()).length;
    await root.json("DELETE", `${project}/keys/nothing`);
    expect((await root.ask("DELETE", `${project}/webhooks/nothing`)).status).toBe(404);
    expect(await audit()).toHaveLength(before);
  });
});
