import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Me } from "#contract/auth.ts";
import { oidcReturnPath, oidcStartPath } from "#contract/auth.ts";
import { freePort } from "#server/store/engine/engine.ts";
import { signedIn, type SignedIn, signUp } from "#testing/accounts.ts";
import { type SignInProvider, startSignInProvider } from "#testing/sign-in-provider.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
let provider: SignInProvider;
let root: SignedIn;
beforeAll(async () => {
  const port = await freePort();
  provider = await startSignInProvider(`http://127.0.0.1:${port}${oidcReturnPath}`);
  server = await startTestServer({
    TOUCHSTONE_PORT: String(port),
    TOUCHSTONE_ACCOUNTS: "true",
    TOUCHSTONE_OIDC_ISSUER: provider.issuer,
    TOUCHSTONE_OIDC_CLIENT_ID: provider.clientId,
    TOUCHSTONE_OIDC_CLIENT_SECRET: provider.clientSecret,
    TOUCHSTONE_OIDC_NAME: "Example",
  });
  root = await signUp(server, server.firstLink!, "Root");
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

/** Keeps cookies and follows redirects as a browser does, until a page of the server is reached. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  readonly steps: URL[] = [];

  cookie(name: string): string | undefined {
    return this.#jars.get(server.url)?.get(name);
  }

  async open(address: string): Promise<URL> {
    const url = new URL(address);
    this.steps.push(url);
    if (url.origin === server.url && !url.pathname.startsWith("/api/")) return url;
    const jar = this.#jars.get(url.origin) ?? new Map<string, string>();
    this.#jars.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const next = answer.headers.get("location");
    if (!next) throw new Error(`${answer.status} at ${address}: ${await answer.text()}`);
    return this.open(new URL(next, url).href);
  }

  start(to: string, link?: string): Promise<URL> {
    const input = new URLSearchParams({ to, ...(link && { link }) });
    return this.open(`${server.url}${oidcStartPath}?${input.toString()}`);
  }

  async me(): Promise<Me> {
    const session = this.cookie("touchstone") ?? "";
    return signedIn(server, `touchstone=${session}`).json<Me>("GET", "/api/v1/auth");
  }
}

async function invitation(): Promise<string> {
  const body = { role: "viewer" };
  const made = await root.json<{ url: string }>("POST", "/api/v1/projects/mine/invitations", body);
  return new URL(made.url).hash.slice(1);
}

describe("signing in at a provider", () => {
  it("asks with PKCE, state and nonce, and comes back to the very link", async () => {
    provider.person = "olga";
    const browser = new Browser();
    const end = await browser.start("/p/mine/traces?where=status:error#x", await invitation());
    expect(end.href).toBe(`${server.url}/p/mine/traces?where=status:error#x`);
    const asked = browser.steps.find(({ origin }) => origin === provider.issuer)!.searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
    const { person } = await browser.me();
    expect(person).toMatchObject({
      name: "olga at the provider",
      email: "olga@example.org",
      hasPassword: false,
      roles: [{ project: "mine", role: "viewer" }],
    });
    const again = new Browser();
    await again.start("/");
    expect((await again.me()).person?.id).toBe(person!.id);
  });

  it("finds the account of an address that the provider vouches for", async () => {
    provider.person = "root";
    const browser = new Browser();
    await browser.start("/");
    expect((await browser.me()).person).toMatchObject({ name: "Root", admin: true });
  });

  it.each([
    ["a stranger", "stranger", "no account here yet"],
    ["an address that nobody vouches for", "root/unverified", "no account here yet"],
    ["an address that somebody else had", "olga/other", "another sign-in"],
  ])("refuses %s, and says so on the page", async (_who, person, reason) => {
    provider.person = person;
    const browser = new Browser();
    const end = await browser.start("/p/mine");
    expect(end.pathname).toBe("/sign-in");
    expect(end.searchParams.get("why")).toContain(reason);
    expect((await browser.me()).person).toBeNull();
  });

  it("never leads to another server", async () => {
    provider.person = "olga";
    for (const to of ["https://evil.example/", "//evil.example", "/\\evil.example", "evil"]) {
      const end = await new Browser().start(to);
      expect([to, end.href]).toEqual([to, `${server.url}/`]);
    }
  });

  it("does not count when it was begun in another browser, or is told twice", async () => {
    provider.person = "olga";
    const victim = new Browser();
    const other = new Browser();
    await other.start("/");
    const back = other.steps.find(({ pathname }) => pathname === oidcReturnPath)!;
    const end = await victim.open(back.href);
    expect(end.searchParams.get("why")).toContain("began elsewhere");
    expect(victim.cookie("touchstone")).toBeUndefined();
    const twice = await other.open(back.href);
    expect(twice.searchParams.get("why")).toContain("began elsewhere");
  });
});
