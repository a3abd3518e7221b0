import type { Role } from "#contract/access.ts";
import type { makeKey } from "#contract/api-keys.ts";
import type { z } from "zod";
import type { TestServer } from "./test-server.ts";

/** Somebody signed in, who speaks as a page of the server does. */
export interface SignedIn {
  readonly cookie: string;
  readonly email: string;
  /** Sends with the cookie and the origin of the server's own pages. */
  ask(method: string, path: string, body?: object): Promise<Response>;
  json<T>(method: string, path: string, body?: object): Promise<T>;
}

export const goodPassword = "correct horse battery";

export async function post(
  server: Pick<TestServer, "url">,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url, ...headers },
    body: JSON.stringify(body),
  });
}

/** The session's cookie that an answer sets, as a browser sends it back. */
export function cookieOf(answer: Response): string {
  const [cookie = ""] = answer.headers.getSetCookie().map((line) => line.split(";")[0]!);
  return cookie;
}

export function signedIn(server: Pick<TestServer, "url">, cookie: string, email = ""): SignedIn {
  const ask = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method,
      headers: {
        cookie,
        origin: server.url,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    cookie,
    email,
    ask,
    async json(method, path, body) {
      const answer = await ask(method, path, body);
      const told: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(told)}`);
      return told as never;
    },
  };
}

/** Takes a one-time link with a new account. */
export async function signUp(
  server: Pick<TestServer, "url">,
  link: string,
  name: string,
): Promise<SignedIn> {
  const email = `${name.toLowerCase()}@example.org`;
  const answer = await post(server, "/api/v1/auth/link/take", {
    link: new URL(link).hash.slice(1),
    name,
    email,
    password: goodPassword,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return signedIn(server, cookieOf(answer), email);
}

/** A new account with a role in a project. */
export async function invited(
  server: TestServer,
  admin: SignedIn,
  name: string,
  project: string,
  role: Role,
): Promise<SignedIn> {
  const path = `/api/v1/projects/${encodeURIComponent(project)}/invitations`;
  const { url } = await admin.json<{ url: string }>("POST", path, { role });
  return signUp(server, url, name);
}

type MadeKey = z.output<typeof makeKey.output>;

/** A new key of a project, or of all. */
export async function keyFor(
  admin: SignedIn,
  project: string | undefined,
  scopes: readonly string[],
  more: object = {},
): Promise<MadeKey> {
  const path =
    project === undefined ? "/api/v1/keys" : `/api/v1/projects/${encodeURIComponent(project)}/keys`;
  return admin.json<MadeKey>("POST", path, { name: scopes.join(" and "), scopes, ...more });
}
