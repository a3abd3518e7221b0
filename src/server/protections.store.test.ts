import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodPassword, signUp } from "#testing/accounts.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { readConfig } from "./config.ts";
import { serve } from "./serve.ts";

const publicUrl = "https://touchstone.example.org";
let open: TestServer;
let server: TestServer;
beforeAll(async () => {
  open = await startTestServer();
  server = await startTestServer({
    TOUCHSTONE_ACCOUNTS: "true",
    TOUCHSTONE_PUBLIC_URL: publicUrl,
  });
});
afterAll(async () => {
  await open.close();
  await server.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Asks by a name of one's own, which fetch does not allow. */
async function askAs(
  { url }: TestServer,
  host: string,
  path = "/api/v1/health",
  more: Readonly<Record<string, string>> = {},
  body?: object,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(
      `${url}${path}`,
      {
        method: body ? "POST" : "GET",
        headers: { ...more, host, ...(body && { "content-type": "application/json" }) },
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers }));
      },
    );
    sent.once("error", fail);
    sent.end(body && JSON.stringify(body));
  });
}

describe("starting", () => {
  const start = (settings: Readonly<Record<string, string>>) =>
    serve({ config: readConfig({ TOUCHSTONE_PORT: "0", ...settings }) });

  it("where other machines reach it needs accounts, and says how", async () => {
    for (const host of ["0.0.0.0", "::", "10.0.0.5", "touchstone.internal"])
      await expect(start({ TOUCHSTONE_HOST: host })).rejects.toThrow(
        /--accounts \(TOUCHSTONE_ACCOUNTS=true\)/,
      );
  });

  it("with a public address needs accounts too", async () => {
    await expect(start({ TOUCHSTONE_PUBLIC_URL: publicUrl })).rejects.toThrow(/--accounts/);
  });

  it("names a setting that cannot be", () => {
    const read = (settings: Readonly<Record<string, string>>) => () => readConfig(settings);
    expect(read({ TOUCHSTONE_ACCOUNTS: "perhaps" })).toThrow(/TOUCHSTONE_ACCOUNTS/);
    expect(read({ TOUCHSTONE_PUBLIC_URL: "touchstone" })).toThrow(/TOUCHSTONE_PUBLIC_URL/);
    expect(read({ TOUCHSTONE_PUBLIC_URL: `${publicUrl}/a` })).toThrow(/without a path/);
    const issuer = { TOUCHSTONE_OIDC_ISSUER: "https://id.example.org" };
    expect(read(issuer)).toThrow(/TOUCHSTONE_OIDC_CLIENT_ID/);
    expect(read({ ...issuer, TOUCHSTONE_OIDC_CLIENT_ID: "t" })).toThrow(/TOUCHSTONE_ACCOUNTS/);
  });
});

describe("an open server", () => {
  it("lets whoever uses the machine do everything, and has no accounts", async () => {
    expect(await open.get("/api/v1/auth")).toMatchObject({ mode: "open", person: null });
    const key = { headers: { authorization: "Bearer of-another-tool" } };
    expect((await fetch(`${open.url}/api/v1/projects`, key)).status).toBe(200);
    const keys = await fetch(`${open.url}/api/v1/keys`);
    expect(await keys.json()).toMatchObject({ status: 409, code: "conflict" });
    expect(open.firstLink).toBeUndefined();
  });

  it.each(["localhost:1", "127.0.0.1", "[::1]:4318", "a.localhost"])(
    "answers to %s",
    async (host) => {
      expect((await askAs(open, host)).status).toBe(200);
    },
  );

  it.each(["evil.example", "10.0.0.5:4318", "localhost.evil.example", "127.0.0.1.evil.example"])(
    "does not answer to %s",
    async (host) => expect((await askAs(open, host)).status).toBe(403),
  );
});

describe("a server with a public address", () => {
  it("answers to it and to this machine, and to no other name", async () => {
    expect((await askAs(server, "touchstone.example.org")).status).toBe(200);
    expect((await askAs(server, "localhost:4318")).status).toBe(200);
    for (const host of ["evil.example", "touchstone.example.org.evil.example", "10.0.0.5"])
      expect((await askAs(server, host)).status).toBe(403);
  });

  it("gives links and cookies of that address, for https alone", async () => {
    expect(server.firstLink).toMatch(new RegExp(`^${publicUrl}/sign-up#`));
    const local = await signUp(server, server.firstLink!, "Root");
    expect(local.cookie).toMatch(/^__Host-touchstone=/);
    const body = { email: "root@example.org", password: goodPassword };
    const origin = { origin: publicUrl };
    const host = "touchstone.example.org";
    const answer = await askAs(server, host, "/api/v1/auth/sign-in", origin, body);
    expect(answer.status).toBe(200);
    expect(answer.headers["set-cookie"]?.[0]).toMatch(
      /^__Host-touchstone=[\w-]{43};.* Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.headers["strict-transport-security"]).toBe("max-age=15552000");
  });

  it("takes nothing from pages of other addresses", async () => {
    const body = { email: "root@example.org", password: goodPassword };
    for (const origin of ["https://evil.example", "http://localhost:5173"]) {
      const answer = await askAs(
        server,
        "touchstone.example.org",
        "/api/v1/auth/sign-in",
        { origin },
        body,
      );
      expect([origin, answer.status]).toEqual([origin, 403]);
    }
  });

  it("tells nobody how the machine is made", async () => {
    const health: unknown = await (await fetch(`${server.url}/api/v1/health`)).json();
    expect(health).toMatchObject({
      status: "ok",
      engine: { version: null, memoryLimitBytes: null },
      disk: { freeBytes: null },
      problems: [],
    });
  });
});

describe("every answer", () => {
  it.each(["/api/v1/health", "/api/v1/nonsense", "/api/v1/projects/p/live", "/api/v1/keys"])(
    "of %s tells browsers what to refuse",
    async (path) => {
      const leaving = new AbortController();
      const { headers } = await fetch(`${open.url}${path}`, { signal: leaving.signal });
      leaving.abort();
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("strict-transport-security")).toBeNull();
    },
  );
});
