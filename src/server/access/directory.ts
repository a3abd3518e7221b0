import { type Membership, roleIn } from "#contract/access.ts";
import type { Db } from "../store/db.ts";
import { readKeys, type StoredKey } from "../store/accounts/api-keys.ts";
import { readMemberships, readUsers, type StoredUser } from "../store/accounts/users.ts";
import type { Principal } from "./principal.ts";

/** Everybody and every key, as of a moment. */
export interface DirectoryState {
  readonly users: ReadonlyMap<string, StoredUser>;
  readonly keysByDigest: ReadonlyMap<string, StoredKey>;
  readonly keys: readonly StoredKey[];
  readonly rolesOf: (user: string) => readonly Membership[];
  readonly byEmail: (email: string) => StoredUser | undefined;
}

/** The accounts in memory: what this server changes counts at once, what another does within seconds. */
export interface Directory {
  now(): Promise<DirectoryState>;
  /** Writes, one writer at a time, each of which sees what the one before it wrote. */
  change<T>(work: (state: DirectoryState) => Promise<T>): Promise<T>;
}

const freshMs = 3000;

export function createDirectory(db: Db): Directory {
  let kept: { readonly atMs: number; readonly state: Promise<DirectoryState> } | undefined;
  let writing: Promise<unknown> = Promise.resolve();

  async function read(): Promise<DirectoryState> {
    const state = readState(db);
    const reading = { atMs: Date.now(), state };
    kept = reading;
    // A failure is not kept: the next caller asks again.
    state.catch(() => kept === reading && (kept = undefined));
    return state;
  }

  return {
    now: async () => (kept && Date.now() - kept.atMs < freshMs ? kept.state : read()),
    async change(work) {
      const done = writing
        .catch(() => undefined)
        .then(async () => {
          try {
            return await work(await read());
          } finally {
            await read().catch(() => undefined);
          }
        });
      writing = done;
      return done;
    },
  };
}

async function readState(db: Db): Promise<DirectoryState> {
  const [users, memberships, keys] = await Promise.all([
    readUsers(db),
    readMemberships(db),
    readKeys(db),
  ]);
  const roles = new Map<string, Membership[]>();
  for (const { user, project, role } of memberships)
    roles.set(user, [...(roles.get(user) ?? []), { project, role }]);
  const emails = new Map(users.map((user) => [user.email, user]));
  return {
    users: new Map(users.map((user) => [user.id, user])),
    keys,
    keysByDigest: new Map(keys.map((key) => [key.digest, key])),
    rolesOf: (user) => roles.get(user) ?? [],
    byEmail: (email) => emails.get(email.trim().toLowerCase()),
  };
}

/** A person as the one who asks. */
export function principalOf(
  { id, name, admin }: StoredUser,
  memberships: readonly Membership[],
): Extract<Principal, { kind: "user" }> {
  return {
    kind: "user",
    id,
    name,
    admin,
    roleIn: (project) => (admin ? "admin" : roleIn(memberships, project)),
  };
}
