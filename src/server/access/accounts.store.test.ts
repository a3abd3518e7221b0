import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Me } from "#contract/auth.ts";
import {
  cookieOf,
  goodPassword,
  invited,
  keyFor,
  post,
  type SignedIn,
  signedIn,
  signUp,
} from "#testing/accounts.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

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

let addresses = 0;
/** Somebody at an address of the network of their own. */
const from = () => ({ "x-forwarded-for": `10.1.0.${addresses++}` });

const signIn = (email: string, password: string, headers = from()): Promise<Response> =>
  post(server, "/api/v1/auth/sign-in", { email, password }, headers);

const meOf = (cookie: string): Promise<Me> =>
  signedIn(server, cookie).json<Me>("GET", "/api/v1/auth");

describe("the first account", () => {
  it("is an admin of the server, and its link works once", async () => {
    const me = await root.json<Me>("GET", "/api/v1/auth");
    expect(me).toMatchObject({ mode: "accounts", awaitsFirst: false });
    expect(me.person).toMatchObject({ name: "Root", email: "root@example.org", admin: true });
    await expect(signUp(server, server.firstLink!, "Second")).rejects.toThrow(/used|withdrawn/);
  });

  it("is not asked for on a server that has one", () => {
    expect(server.firstLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-up#[\w-]{43}$/);
  });
});

describe("signing in", () => {
  it("sets a cookie that scripts cannot read and other sites cannot use", async () => {
    const answer = await signIn("ROOT@example.org ", goodPassword);
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^touchstone=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await meOf(cookieOf(answer))).person?.name).toBe("Root");
  });

  it("says the same of an unknown address and a wrong password", async () => {
    const wrong = await (await signIn("root@example.org", "not the password")).json();
    const unknown = await (await signIn("nobody@example.org", "not the password")).json();
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  it("is refused for a while after too many attempts, for that address alone", async () => {
    const one = from();
    const answers: Response[] = [];
    for (let attempt = 0; attempt < 16; attempt++)
      answers.push(await signIn("guessed@example.org", "a wrong guess", one));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual([...Array<number>(15).fill(401), 429]);
    const last = answers.at(-1)!;
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({ code: "too_many_requests" });
    expect((await signIn("guessed@example.org", "a wrong guess")).status).toBe(401);
    expect((await signIn("root@example.org", goodPassword, one)).status).toBe(200);
  });

  it("keeps neither passwords nor sessions nor keys nor links readable", async () => {
    const { secret } = await keyFor(root, "mine", ["ingest"]);
    const { db } = server.store;
    const tables = ["users", "sessions", "api_keys", "invitations"];
    const stored = await Promise.all(tables.map((table) => db.tuples(`SELECT * FROM ${table}`)));
    const text = JSON.stringify(stored);
    expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
    const link = new URL(server.firstLink!).hash.slice(1);
    for (const hidden of [goodPassword, secret, root.cookie.split("=")[1]!, link])
      expect(text).not.toContain(hidden);
  });
});

describe("a session", () => {
  it("ends when one signs out, alone or everywhere, and after a new password", async () => {
    const ann = await invited(server, root, "Ann", "mine", "viewer");
    const more = async () => cookieOf(await signIn("ann@example.org", goodPassword));
    const [first, second, third] = [await more(), await more(), await more()];
    const runs = (cookie: string) =>
      signedIn(server, cookie).ask("GET", "/api/v1/projects/mine/runs");
    await signedIn(server, first).json("POST", "/api/v1/auth/sign-out");
    expect((await runs(first)).status).toBe(401);
    expect((await runs(second)).status).toBe(200);
    const changed = await signedIn(server, second).ask("PUT", "/api/v1/auth/password", {
      current: goodPassword,
      next: "another long password",
    });
    expect((await runs(third)).status).toBe(401);
    expect((await runs(second)).status).toBe(401);
    const fourth = cookieOf(changed);
    expect((await runs(fourth)).status).toBe(200);
    expect((await signIn(ann.email, goodPassword)).status).toBe(401);
    const fifth = cookieOf(await signIn(ann.email, "another long password"));
    await signedIn(server, fifth).json("POST", "/api/v1/auth/sign-out-everywhere");
    expect([(await runs(fourth)).status, (await runs(fifth)).status]).toEqual([401, 401]);
  });

  it("does not change a password without the present one", async () => {
    const next = "another long password";
    const answer = await root.ask("PUT", "/api/v1/auth/password", { current: "wrong", next });
    expect(answer.status).toBe(403);
    const short = { current: goodPassword, next: "short" };
    expect((await root.ask("PUT", "/api/v1/auth/password", short)).status).toBe(400);
  });

  it("vouches for requests of the server's own pages alone", async () => {
    const path = "/api/v1/projects/mine/keys";
    const send = (headers: Readonly<Record<string, string>>) =>
      fetch(`${server.url}${path}`, {
        method: "POST",
        headers: { cookie: root.cookie, "content-type": "application/json", ...headers },
        body: JSON.stringify({ name: "k", scopes: ["read"] }),
      });
    expect((await send({ origin: "https://evil.example" })).status).toBe(403);
    expect((await send({ origin: "http://localhost:9" })).status).toBe(403);
    expect((await send({ origin: "null" })).status).toBe(403);
    const silent = await send({});
    expect(await silent.json()).toMatchObject({ status: 403, code: "forbidden_origin" });
    expect((await send({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send({ origin: server.url })).status).toBe(200);
    const read = { headers: { cookie: root.cookie } };
    expect((await fetch(`${server.url}/api/v1/projects/mine/runs`, read)).status).toBe(200);
  });
});

describe("an invitation", () => {
  const invite = (body: object) =>
    root.json<{ url: string; invitation: { id: string } }>(
      "POST",
      "/api/v1/projects/mine/invitations",
      body,
    );
  const secretOf = ({ url }: { url: string }) => new URL(url).hash.slice(1);
  const account = { name: "Eve", email: "eve@example.org", password: goodPassword };

  it("says what it is for, works once even when taken twice at once, and can be withdrawn", async () => {
    const link = secretOf(await invite({ role: "editor" }));
    const told = await post(server, "/api/v1/auth/link", { link }, from());
    expect(await told.json()).toMatchObject({ project: "mine", role: "editor", from: "Root" });
    const both = await Promise.all(
      ["cat", "dan"].map((name) =>
        post(
          server,
          "/api/v1/auth/link/take",
          { ...account, link, name, email: `${name}@example.org` },
          from(),
        ),
      ),
    );
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 404]));
    const withdrawn = await invite({ role: "viewer" });
    const path = `/api/v1/projects/mine/invitations/${withdrawn.invitation.id}`;
    expect(await root.json("DELETE", path)).toEqual({ removed: true });
    const late = { ...account, link: secretOf(withdrawn) };
    expect((await post(server, "/api/v1/auth/link/take", late, from())).status).toBe(404);
  });

  it("for one address is for nobody else", async () => {
    const link = secretOf(await invite({ role: "viewer", email: "Fay@example.org" }));
    const other = await post(server, "/api/v1/auth/link/take", { ...account, link }, from());
    expect(other.status).toBe(403);
    const fay = { ...account, name: "Fay", email: "fay@example.org", link };
    expect((await post(server, "/api/v1/auth/link/take", fay, from())).status).toBe(200);
  });

  it("adds a role to somebody who has an account, and never takes one", async () => {
    const gus = await invited(server, root, "Gus", "other", "admin");
    const again = { ...account, email: gus.email };
    const link = secretOf(await invite({ role: "viewer" }));
    const taken = await post(server, "/api/v1/auth/link/take", { ...again, link }, from());
    expect(await taken.json()).toMatchObject({ status: 409, code: "conflict" });
    const joined = await gus.json<Me>("POST", "/api/v1/auth/link/take", { link });
    const held = [
      { project: "mine", role: "viewer" },
      { project: "other", role: "admin" },
    ];
    expect(joined.person?.roles).toEqual(held);
  });

  it("sets a new password for somebody who forgot theirs", async () => {
    const hal = await invited(server, root, "Hal", "mine", "viewer");
    const { person } = await meOf(hal.cookie);
    const made = await root.json<{ url: string }>(
      "POST",
      `/api/v1/accounts/${person!.id}/password`,
    );
    const body = { link: secretOf(made), password: "a remembered password" };
    expect((await post(server, "/api/v1/auth/link/take", body, from())).status).toBe(200);
    expect((await meOf(hal.cookie)).person).toBeNull();
    expect((await signIn(hal.email, "a remembered password")).status).toBe(200);
  });
});

describe("roles", () => {
  it("show the projects that somebody may see, and no others", async () => {
    for (const project of ["mine", "secret"])
      await fetch(`${server.url}/api/v1/records?project=${project}`, {
        method: "POST",
        headers: { authorization: `Bearer ${(await keyFor(root, project, ["ingest"])).secret}` },
        body: JSON.stringify({ type: "run", id: "r" }),
      });
    const ida = await invited(server, root, "Ida", "mine", "viewer");
    const names = async (who: SignedIn) =>
      (await who.json<{ items: { name: string }[] }>("GET", "/api/v1/projects")).items.map(
        ({ name }) => name,
      );
    expect(await names(ida)).toEqual(["mine"]);
    expect(await names(root)).toEqual(["mine", "secret"]);
    const refused = await ida.ask("GET", "/api/v1/projects/secret/runs");
    expect(await refused.json()).toMatchObject({
      status: 403,
      detail: expect.stringContaining('role viewer in project "secret"'),
    });
  });

  it("can be changed and taken away, and count at once", async () => {
    const jon = await invited(server, root, "Jon", "mine", "viewer");
    const { person } = await meOf(jon.cookie);
    const path = `/api/v1/projects/mine/members/${person!.id}`;
    const note = () => jon.ask("POST", "/api/v1/records?project=mine");
    expect((await note()).status).toBe(403);
    await root.json("PUT", path, { role: "editor" });
    expect((await note()).status).not.toBe(403);
    await root.json("DELETE", path);
    expect((await jon.ask("GET", "/api/v1/projects/mine/runs")).status).toBe(403);
  });

  it("leave the server an admin, and shut out who is shut out", async () => {
    const { person } = await meOf(root.cookie);
    const alone = await root.ask("PUT", `/api/v1/accounts/${person!.id}`, { admin: false });
    expect(alone.status).toBe(409);
    const kim = await invited(server, root, "Kim", "mine", "editor");
    const { person: other } = await meOf(kim.cookie);
    await root.json("PUT", `/api/v1/accounts/${other!.id}`, { disabled: true });
    expect((await kim.ask("GET", "/api/v1/projects/mine/runs")).status).toBe(401);
    expect((await signIn(kim.email, goodPassword)).status).toBe(401);
  });
});
