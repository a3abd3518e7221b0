import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { urlOf } from "#client/call.ts";
import { compareExamplesAmong, compareRuns } from "#contract/compare.ts";
import { makeShare } from "#contract/shares.ts";
import { getSnapshot, makeSnapshot } from "#contract/snapshots.ts";
import { invited, keyFor, type SignedIn, signUp } from "#testing/accounts.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

/** What was shared, where people have accounts: who is in the project sees it, a link its view, nobody else anything. */
const address = urlOf(compareRuns, { p: "mine", runs: ["a", "b"] });
const view = { page: "/p/mine/compare?runs=a,b", title: "secret title", reads: [{ address }] };
let server: TestServer;
let root: SignedIn;
let viewer: SignedIn;
let stranger: SignedIn;
let snapshot = "";
let token = "";

beforeAll(async () => {
  server = await startTestServer({ TOUCHSTONE_ACCOUNTS: "true" });
  root = await signUp(server, server.firstLink!, "Root");
  const { secret } = await keyFor(root, "mine", ["ingest"]);
  const lines = ["a", "b"].flatMap((id) => [
    { type: "run", id, dataset: "d", name: `secret ${id}` },
    { type: "result", run: id, example: "1", output: id, scores: { correct: id === "b" } },
  ]);
  await fetch(`${server.url}/api/v1/records?project=mine`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}` },
    body: lines.map((line) => JSON.stringify(line)).join("\n"),
  });
  viewer = await invited(server, root, "viewer", "mine", "viewer");
  stranger = await invited(server, root, "stranger", "other", "admin");
  snapshot = makeSnapshot.output.parse(
    await root.json("POST", "/api/v1/projects/mine/snapshots", view),
  ).id;
  token = makeShare.output.parse(
    await root.json("POST", "/api/v1/projects/mine/shares", { ...view, expiresInDays: 1 }),
  ).token;
});
afterAll(() => server.close());

const status = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(`${server.url}${path}`, { headers })).status;

describe("with accounts", () => {
  it("shows a snapshot and its file to who may read the project", async () => {
    for (const path of [`/api/v1/snapshots/${snapshot}`, `/api/v1/snapshots/${snapshot}/file`]) {
      expect([path, await status(path)]).toEqual([path, 401]);
      expect([path, await status(path, { cookie: stranger.cookie })]).toEqual([path, 403]);
      expect([path, await status(path, { "x-touchstone-share": token })]).toEqual([path, 403]);
    }
    const headers = { cookie: viewer.cookie };
    expect(await status(`/api/v1/snapshots/${snapshot}`, headers)).toBe(200);
  });

  it("lets a link read its view without an account, and nothing more for who has one", async () => {
    const headers = { "x-touchstone-share": token };
    expect(await status(address)).toBe(401);
    expect(await status(address, headers)).toBe(200);
    const other = "/api/v1/projects/mine/runs";
    expect(await status(other, headers)).toBe(403);
    expect(await status(other, { ...headers, cookie: root.cookie })).toBe(403);
  });

  it("copies the answer to a question that is posted, as who asks", async () => {
    const posted = urlOf(compareExamplesAmong, { p: "mine", runs: ["a", "b"] });
    const reads = [{ address: posted, body: JSON.stringify({ examples: ["1"] }) }];
    const made = await root.json("POST", "/api/v1/projects/mine/snapshots", { ...view, reads });
    const { id } = makeSnapshot.output.parse(made);
    const { items } = getSnapshot.output.parse(await viewer.json("GET", `/api/v1/snapshots/${id}`));
    expect(items[0]).toMatchObject({ status: 200, question: reads[0]!.body });
    const written = { ...view, reads: [{ address: "/api/v1/projects/mine/links", body: "{}" }] };
    await expect(root.json("POST", "/api/v1/projects/mine/snapshots", written)).rejects.toThrow(
      "not part of a view",
    );
  });

  it("copies and shares nothing that its maker may not read", async () => {
    const body = { ...view, page: "/p/other/compare" };
    for (const path of ["/api/v1/projects/other/snapshots", "/api/v1/projects/other/shares"]) {
      const answer = await fetch(`${server.url}${path}`, {
        method: "POST",
        headers: {
          cookie: stranger.cookie,
          origin: server.url,
          "content-type": "application/json",
        },
        body: JSON.stringify({ ...body, expiresInDays: 1 }),
      });
      expect([path, answer.ok]).toEqual([path, false]);
    }
  });

  it("says in a preview no more than who asks may see", async () => {
    const image = `/preview.png?page=${encodeURIComponent(view.page)}`;
    const pictures = await Promise.all(
      ["", stranger.cookie, viewer.cookie].map(async (cookie) => {
        const answer = await fetch(`${server.url}${image}`, { headers: { cookie } });
        return Buffer.from(await answer.arrayBuffer()).toString("base64");
      }),
    );
    expect(pictures[0]).toBe(pictures[1]);
    expect(pictures[2]).not.toBe(pictures[0]);
    const shared = `/preview.png?page=${encodeURIComponent(`/s/${token}`)}`;
    const answer = await fetch(`${server.url}${shared}`);
    expect(Buffer.from(await answer.arrayBuffer()).toString("base64")).not.toBe(pictures[0]);
  });
});

describe("a parameter that is called like a part of the path", () => {
  it("does not turn the project that is asked for into another", async () => {
    const other = await keyFor(root, "other", ["read", "ingest"]);
    const headers = { authorization: `Bearer ${other.secret}` };
    for (const path of [
      "runs?p=mine",
      "export?p=mine",
      "export?p=mine&traces=true",
      "compare?runs=a,b&p=mine",
      "compare/examples/export?runs=a,b&format=jsonl&p=mine",
      "history?kind=run&of=a&p=mine",
      "runs/a?p=mine&project=mine",
    ]) {
      const answer = await fetch(`${server.url}/api/v1/projects/other/${path}`, { headers });
      expect([path, (await answer.text()).includes("secret a")]).toEqual([path, false]);
    }
    const result = await fetch(`${server.url}/api/v1/projects/mine/runs/a?id=b`, {
      headers: { cookie: viewer.cookie },
    });
    expect(await result.text()).toContain("secret a");
  });

  it("copies nothing of another project", async () => {
    const reads = [{ address: "/api/v1/projects/other/runs?p=mine" }];
    const body = { ...view, page: "/p/other/runs", reads };
    const made = await stranger.json("POST", "/api/v1/projects/other/snapshots", body);
    const { id } = makeSnapshot.output.parse(made);
    const copy = await stranger.json<object>("GET", `/api/v1/snapshots/${id}`);
    expect(JSON.stringify(copy)).not.toContain("secret a");
  });
});
