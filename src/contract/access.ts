/**
 * What a caller needs. `person` is somebody signed in, about themselves; `ingest` sends spans and records; `read`,
 * `write` and `admin` are about the project of the request, or about the server where the request has none.
 */
export type Access = "public" | "person" | "ingest" | "read" | "write" | "admin";

/** What a person may do in a project, the least first. */
export const roles = ["viewer", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

/** What a key may be made for. */
export const keyScopes = ["ingest", "read", "write", "admin"] as const;
export type KeyScope = (typeof keyScopes)[number];

type Needed = Exclude<Access, "public" | "person">;

/** The least role that may do it. */
export const roleNeeded: Readonly<Record<Needed, Role>> = {
  read: "viewer",
  ingest: "editor",
  write: "editor",
  admin: "admin",
};

/** Whether a role is enough. */
export function roleMay(role: Role | undefined, access: Needed): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(roleNeeded[access]);
}

const covers: Readonly<Record<KeyScope, readonly Needed[]>> = {
  ingest: ["ingest"],
  read: ["read"],
  write: ["read", "ingest", "write"],
  admin: ["read", "ingest", "write", "admin"],
};

/** Whether one of the scopes of a key is enough. */
export function scopesMay(scopes: readonly KeyScope[], access: Needed): boolean {
  return scopes.some((scope) => covers[scope].includes(access));
}

/** Stands for every project where a role is given. */
export const everyProject = "*";

export interface Membership {
  readonly project: string;
  readonly role: Role;
}

/** The role in a project, the higher where one is given for every project too. */
export function roleIn(memberships: readonly Membership[], project: string): Role | undefined {
  const held = memberships
    .filter((each) => each.project === project || each.project === everyProject)
    .map(({ role }) => roles.indexOf(role));
  return held.length > 0 ? roles[Math.max(...held)] : undefined;
}
