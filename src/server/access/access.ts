import type { Config } from "../config.ts";
import type { Db } from "../store/db.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { createInvitations, type Invitations } from "./invitations.ts";
import { createKeys, type Keys } from "./keys.ts";
import { createProvider, type Provider } from "./provider.ts";
import type { CookieRules } from "./session-cookie.ts";
import { createSessions, type Sessions } from "./sessions.ts";

/** Accounts, sessions, keys and invitations of a server; of no effect while it is open. */
export interface Access {
  readonly db: Db;
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly keys: Keys;
  readonly invitations: Invitations;
  /** Another place to sign in at, where one is configured. */
  readonly provider: Provider | undefined;
  readonly cookies: CookieRules;
}

export function createAccess(db: Db, config: Config): Access {
  const directory = createDirectory(db);
  return {
    db,
    directory,
    sessions: createSessions(db),
    keys: createKeys(db, directory),
    invitations: createInvitations(db),
    provider: config.oidc && createProvider(config.oidc),
    cookies: { secure: config.publicUrl?.startsWith("https:") ?? false },
  };
}
