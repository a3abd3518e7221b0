import type { Db } from "../store/db.ts";
import { addAudit } from "../store/audit.ts";

export interface Deed {
  /** `whoOf(request.principal)`. */
  readonly who: string;
  /** In the past tense: "deleted traces". */
  readonly action: string;
  /** "" for the whole server. */
  readonly project?: string;
  readonly object: string;
  /** What was before and after, or how much; never a secret. */
  readonly detail?: unknown;
}

/** Keeps what people do on purpose; what is once written is never changed. */
export interface Audit {
  record(deed: Deed): Promise<void>;
}

const mostCharacters = 20_000;

export function createAudit(db: Db): Audit {
  return {
    async record({ who, action, project = "", object, detail }) {
      const told = detail === undefined ? "" : JSON.stringify(detail).toWellFormed();
      await addAudit(db, {
        who: who.toWellFormed(),
        action,
        project,
        object: object.toWellFormed(),
        detail:
          told.length > mostCharacters
            ? JSON.stringify({ cut: told.slice(0, mostCharacters) })
            : told,
      });
    },
  };
}
