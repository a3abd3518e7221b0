import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, urlOf } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { getRun, listRuns } from "#contract/runs.ts";
import { listShares, makeShare, openShare, revokeShare } from "#contract/shares.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { readShare, saveShare } from "./store/sharing/shares.ts";

const p = "shared";
let server: TestServer;
const address = urlOf(compareRuns, { p, runs: ["a", "b"] });
const view = {
  page: `/p/${p}/compare?runs=a,b`,
  title: "Compare",
  reads: [{ address }, { address: urlOf(listRuns, { p, limit: 5 }) }],
};

beforeAll(async () => {
  server = await startTestServer();
  for (const project of [p, "other"])
    await server.records(
      project,
      ["a", "b", "c"].flatMap((id) => [
        { type: "run", id, dataset: "d" },
        { type: "result", run: id, example: "1", output: id, scores: { correct: true } },
      ]),
    );
});
afterAll(() => server.close());

async function share(more: object = {}) {
  const body = { ...view, expiresInDays: 7, ...more };
  return call(makeShare, { p }, { base: server.url, body });
}

function open(token: string, passphrase?: string) {
  const body = { token, ...(passphrase !== undefined && { passphrase }) };
  return call(openShare, {}, { base: server.url, body });
}

function read(url: string, token: string, headers: Record<string, string> = {}, method = "GET") {
  return fetch(`${server.url}${url}`, {
    method,
    headers: { "x-touchstone-share": token, ...headers },
  });
}

describe("a public link", () => {
  it("reads exactly what its view reads", async () => {
    const { token } = await share();
    const opened = await open(token);
    expect(opened).toMatchObject({ state: "open", page: view.page, pass: null, by: "local" });
    for (const one of view.reads) expect((await read(one.address, token)).status).toBe(200);
    const turned = address.replace(
      /\?(.*)$/,
      (_, query: string) => `?${query.split("&").toReversed().join("&")}`,
    );
    expect((await read(turned, token)).status).toBe(200);
  });

  it("refuses every other id, project, form, endpoint and method", async () => {
    const { token } = await share();
    const beyond = [
      address.replace("a%2Cb", "a%2Cc"),
      address.replace(`/${p}/`, "/other/"),
      `${address}&slices=task`,
      urlOf(getRun, { p, id: "c" }),
      urlOf(listRuns, { p }),
      urlOf(listShares, { p }),
      `/api/v1/projects`,
      `/api/v1/projects/${p}/export`,
      `/api/v1/projects/${p}/compare/examples/export?runs=a,b&format=csv`,
      `/api/v1/projects/${p}/live`,
      `/api/v1/projects/other/../${p}/runs`,
      `${address}&runs=a%2Cc`,
      `/api/v1/health/../projects/${p}/runs`,
    ];
    for (const url of beyond) {
      const answer = await read(url, token);
      expect([url, answer.status]).toEqual([url, 403]);
    }
    const csv = await read(address, token, { accept: "text/csv" });
    expect(csv.status).toBe(403);
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await read(address, token, {}, method)).ok).toBe(false);
    const records = await fetch(`${server.url}/api/v1/records?project=${p}`, {
      method: "POST",
      headers: { "x-touchstone-share": token },
      body: JSON.stringify({ type: "run", id: "x", dataset: "d" }),
    });
    expect(records.ok).toBe(false);
  });

  it("cannot be made of what is no part of a view", async () => {
    for (const reads of [
      [{ address: "/api/v1/projects" }],
      [{ address: urlOf(listRuns, { p: "other" }) }],
      [{ address: `/api/v1/projects/${p}/export` }],
      [{ address: `/api/v1/projects/${p}/../other/runs` }],
      [{ address: `/api/v1/projects/${p}/live` }],
      [{ address: "/api/v1//evil.example/runs" }],
    ])
      await expect(share({ reads })).rejects.toThrow(/part of a view/);
    for (const page of ["/p/other/compare", "//evil.example", "/p/shared/nowhere", "https://x/"])
      await expect(share({ page })).rejects.toThrow(/page/);
  });

  it("says nothing to a wrong token, and stops at once when it is revoked", async () => {
    const { token, id } = await share();
    const wrong = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    for (const bad of [wrong, "x", `${id}.${"A".repeat(43)}`]) {
      await expect(open(bad)).rejects.toThrow("This link does not exist.");
      expect((await read(address, bad)).status).toBe(401);
    }
    expect(await call(revokeShare, { p, id }, { base: server.url })).toEqual({ revoked: true });
    expect((await read(address, token)).status).toBe(401);
    await expect(open(token)).rejects.toThrow("revoked");
    expect(await call(revokeShare, { p: "other", id }, { base: server.url })).toEqual({
      revoked: false,
    });
  });

  it("ends when its time is over", async () => {
    const { token, id } = await share();
    const kept = await readShare(server.store.db, id);
    const record = { ...kept!.record, expiresAt: new Date(Date.now() - 1000).toISOString() };
    await saveShare(server.store.db, { ...kept!, record });
    await expect(open(token)).rejects.toThrow("expired");
    expect((await read(address, token)).status).toBe(401);
  });

  it("keeps neither token nor passphrase, and counts who opened it", async () => {
    const { token, id } = await share({ passphrase: "long and secret" });
    await open(token, "long and secret");
    await open(token, "long and secret");
    const rows = await server.store.db.tuples("SELECT * FROM shares WHERE id = {id:String}", {
      id,
    });
    const text = JSON.stringify(rows);
    expect(text).not.toContain(token.split(".")[1]);
    expect(text).not.toContain("long and secret");
    expect(text).toContain("$argon2id$");
    const { items } = await call(listShares, { p }, { base: server.url });
    expect(items.find((one) => one.id === id)).toMatchObject({ views: 2, hasPassphrase: true });
    expect(JSON.stringify(items)).not.toContain(token.split(".")[1]);
  });
});

describe("a public link with a passphrase", () => {
  it("tells nothing before it, and reads with the pass that it gives", async () => {
    const { token } = await share({ passphrase: "long and secret" });
    expect(await open(token)).toEqual({ state: "locked" });
    expect((await read(address, token)).status).toBe(401);
    await expect(open(token, "wrong one")).rejects.toThrow("not the passphrase");
    const opened = await open(token, "long and secret");
    const pass = opened.state === "open" ? opened.pass! : "";
    expect((await read(address, token, { "x-touchstone-pass": pass })).status).toBe(200);
    const other = await share({ passphrase: "long and secret" });
    expect((await read(address, other.token, { "x-touchstone-pass": pass })).status).toBe(401);
  });

  it("takes five guesses and then none for a while, not even the right one", async () => {
    const { token } = await share({ passphrase: "long and secret" });
    const guesses = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => open(token, `guess ${at}`)),
    );
    const said = guesses.map((one) => (one.status === "rejected" ? String(one.reason) : "open"));
    expect(said.filter((text) => text.includes("not the passphrase"))).toHaveLength(5);
    expect(said.filter((text) => text.includes("Too many wrong guesses"))).toHaveLength(3);
    await expect(open(token, "long and secret")).rejects.toThrow("Too many wrong guesses");
  });
});
