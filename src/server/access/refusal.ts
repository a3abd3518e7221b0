import { type Access, roleMay, roleNeeded, scopesMay } from "#contract/access.ts";
import { ProblemError } from "#contract/problem.ts";
import type { Principal } from "./principal.ts";

/** What a request asks to be allowed. */
export interface Asked {
  readonly access: Access;
  /** Undefined where the request names none: then reading and sending need somebody who may do so anywhere. */
  readonly project: string | undefined;
  readonly method: string;
  readonly url: string;
}

/** Why this caller may not do this; undefined where it may. */
export function refusalOf(principal: Principal, asked: Asked): ProblemError | undefined {
  const { access, project } = asked;
  if (access === "public" || principal.kind === "local") return undefined;
  switch (principal.kind) {
    case "nobody":
      return new ProblemError(
        "unauthenticated",
        principal.why ?? "This needs somebody signed in.",
        {
          hint: "Sign in, or send a key as Authorization: Bearer KEY.",
        },
      );
    case "user":
      return principal.admin || access === "person"
        ? undefined
        : refusedUser(access, project, project === undefined ? "none" : principal.roleIn(project));
    case "key":
      return refusedKey(principal, access, project);
    case "share": {
      const isInside = access === "read" && project === principal.project;
      return isInside && asked.method === "GET" && principal.allows(asked.method, asked.url)
        ? undefined
        : new ProblemError("forbidden", "This link does not show that.", {
            hint: "Ask whoever shared it, or sign in.",
          });
    }
  }
}

type Needed = Exclude<Access, "public" | "person">;
type UserRole = Parameters<typeof roleMay>[0] | "none";

function refusedUser(
  access: Needed,
  project: string | undefined,
  role: UserRole,
): ProblemError | undefined {
  if (role === "none") {
    if (access === "read" || access === "ingest") return undefined;
    return new ProblemError("forbidden", "This needs an admin of the server.", {
      hint: "Ask an admin of the server.",
    });
  }
  if (roleMay(role, access)) return undefined;
  const has = role ? `you are ${role}` : "you have no role there";
  return new ProblemError(
    "forbidden",
    `This needs the role ${roleNeeded[access]} in project "${project}"; ${has}.`,
    { hint: "An admin of the project can give it to you." },
  );
}

function refusedKey(
  key: Extract<Principal, { kind: "key" }>,
  access: Needed | "person",
  project: string | undefined,
): ProblemError | undefined {
  if (access === "person")
    return new ProblemError("forbidden", "A key has no account: this needs a person signed in.");
  if (!scopesMay(key.scopes, access))
    return new ProblemError(
      "forbidden",
      `The key "${key.name}" is for ${key.scopes.join(", ")}; this needs ${access}.`,
      { hint: "Make a key with that scope in Settings." },
    );
  const needsServer = project === undefined && (access === "write" || access === "admin");
  if (key.project === undefined || (project === undefined && !needsServer)) return undefined;
  if (key.project === project) return undefined;
  return new ProblemError(
    "forbidden",
    needsServer
      ? `The key "${key.name}" is for project "${key.project}" only; this is about the whole server.`
      : `The key "${key.name}" is for project "${key.project}", not for "${project}".`,
  );
}
