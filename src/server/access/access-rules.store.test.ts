import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  publicRoutes,
  personRoutes,
  ingestRoutes,
  writeRoutes,
  projectAdminRoutes,
  serverAdminRoutes,
  sentReads,
  readsOfServer,
  needOf,
  declared,
  may,
} from "#testing/access-rules.ts";
import { invited, keyFor, type SignedIn, signUp } from "#testing/accounts.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const openapi = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        "x-touchstone-access": z.string().optional(),
        security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
      }),
    ),
  ),
});

let server: TestServer;
let routes: [string, { readonly "x-touchstone-access"?: string | undefined }][];
let headersOf: Readonly<Record<string, Readonly<Record<string, string>>>>;

beforeAll(async () => {
  server = await startTestServer({
    TOUCHSTONE_ACCOUNTS: "true",
    TOUCHSTONE_TRUST_PROXY: "127.0.0.1",
  });
  const { paths } = openapi.parse(await (await fetch(`${server.url}/api/v1/openapi.json`)).json());
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): (typeof routes)[number] => [
      `${method} ${path}`,
      operation,
    ]),
  );
  const root = await signUp(server, server.firstLink!, "Root");
  headersOf = { ...(await people(root)), ...(await keys(root)), nobody: {} };
});
afterAll(() => server.close());

async function people(root: SignedIn) {
  const roles = {
    "a viewer of another project": ["other", "viewer"],
    "an admin of another project": ["other", "admin"],
    "a viewer": ["mine", "viewer"],
    "an editor": ["mine", "editor"],
    "an admin of the project": ["mine", "admin"],
  } as const;
  const all: Record<string, Readonly<Record<string, string>>> = {
    "an admin of the server": { cookie: root.cookie, origin: server.url },
  };
  for (const [index, [who, [project, role]]] of Object.entries(roles).entries()) {
    const { cookie } = await invited(server, root, `person${index}`, project, role);
    all[who] = { cookie, origin: server.url };
  }
  return all;
}

async function keys(root: SignedIn) {
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const of = async (project: string | undefined, scope: string, more = {}) =>
    bearer((await keyFor(root, project, [scope], more)).secret);
  const revoked = await keyFor(root, "mine", ["admin"]);
  await root.json("DELETE", `/api/v1/projects/mine/keys/${revoked.key.id}`);
  const soon = new Date(Date.now() + 300).toISOString();
  const expired = await of("mine", "admin", { expiresAt: soon });
  await new Promise((done) => setTimeout(done, 350));
  return {
    "a key that nobody made": bearer(`tsk_${"x".repeat(43)}`),
    "a revoked key": bearer(revoked.secret),
    "an expired key": expired,
    "an ingest key": await of("mine", "ingest"),
    "a read key": await of("mine", "read"),
    "a write key": await of("mine", "write"),
    "an admin key": await of("mine", "admin"),
    "a read key of another project": await of("other", "read"),
    "an admin key of another project": await of("other", "admin"),
    "a read key of every project": await of(undefined, "read"),
    "an admin key of every project": await of(undefined, "admin"),
  };
}

/** Asks for things that are not there, so that nothing changes whoever is let in. */
function addressOf(path: string): string {
  const filled = path.replace("{p}", "mine").replaceAll(/\{\w+\}/g, "nothing-of-this-name");
  return path === "/api/v1/records" ? `${filled}?project=mine` : filled;
}

let asked = 0;

async function ask(route: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  const leaving = new AbortController();
  const answer = await fetch(`${server.url}${addressOf(path)}`, {
    method,
    redirect: "manual",
    signal: leaving.signal,
    headers: {
      ...headers,
      // Everybody from an address of their own: limits are another matter.
      "x-forwarded-for": `10.0.${asked >> 8}.${asked++ & 255}`,
      ...(method !== "get" && method !== "delete" && { "content-type": "application/json" }),
      ...(path.startsWith("/v1/") && { "x-touchstone-project": "mine" }),
    },
    // A body that no handler accepts.
    ...(method !== "get" && method !== "delete" && { body: "[]" }),
  });
  if (path.endsWith("/live")) leaving.abort();
  return answer;
}

describe("every route of the OpenAPI document", () => {
  it("has a rule, the one that is written down here", () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(
      routes
        .map(([route, operation]) => [route, operation["x-touchstone-access"]])
        .filter(([route = "", access]) => {
          const need = needOf(route);
          return need === undefined || declared[need] !== access;
        }),
    ).toEqual([]);
    const known = routes.map(([route]) => route);
    const written = [
      ...publicRoutes,
      ...personRoutes,
      ...ingestRoutes,
      ...writeRoutes,
      ...projectAdminRoutes,
      ...serverAdminRoutes,
      ...sentReads,
      ...readsOfServer,
    ];
    expect(written.filter((route) => !known.includes(route))).toEqual([]);
  });

  it("says in the document what a caller has to bring", () => {
    for (const [route, operation] of routes) {
      const security = openapi.shape.paths.valueType.valueType.parse(operation).security ?? [];
      const isPublic = needOf(route) === "public";
      expect([route, security.length > 0]).toEqual([route, !isPublic]);
    }
  });

  it.each(Object.keys(may))("lets %s do what they may, and nothing else", async (who) => {
    const isStranger = /nobody|revoked|expired/.test(who);
    for (const [route] of routes) {
      // Signing out would end the session that the next request needs.
      if (route.endsWith("/sign-out") || route.endsWith("/sign-out-everywhere")) continue;
      const { status } = await ask(route, headersOf[who]!);
      const refusal = [401, 403].find((one) => one === status);
      const mayUse = may[who]!.includes(needOf(route)!);
      const wanted = mayUse ? undefined : isStranger ? 401 : 403;
      expect([who, route, refusal, status]).toEqual([who, route, wanted, status]);
    }
  });
});

describe("what the document does not list", () => {
  it.each([
    "/api/public/otel/v1/traces",
    "/otel/v1/traces",
    "/api/public/otel/v1/logs",
    "/otel/v1/metrics",
  ])("POST %s needs a key that sends", async (path) => {
    const send = (who: string) =>
      fetch(`${server.url}${path}`, {
        method: "POST",
        headers: { ...headersOf[who], "content-type": "application/json" },
        body: "{}",
      });
    expect((await send("nobody")).status).toBe(401);
    expect((await send("a read key")).status).toBe(403);
    expect((await send("an ingest key")).status).toBe(200);
  });

  it("HEAD asks as much as GET", async () => {
    const head = (who: string) =>
      fetch(`${server.url}/api/v1/projects/mine/runs`, {
        method: "HEAD",
        headers: headersOf[who]!,
      });
    expect((await head("nobody")).status).toBe(401);
    expect((await head("a viewer")).status).toBe(200);
  });

  it("a page of the app, its document and a missing address are for everybody", async () => {
    expect((await fetch(`${server.url}/api/v1/openapi.json`)).status).toBe(200);
    expect((await fetch(`${server.url}/api/v1/nonsense`)).status).toBe(404);
    expect((await fetch(`${server.url}/info`)).status).toBe(200);
  });
});
