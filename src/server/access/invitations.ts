import type { Role } from "#contract/access.ts";
import type { OneTimeLink } from "#contract/auth.ts";
import type { Invitation } from "#contract/members.ts";
import { ProblemError } from "#contract/problem.ts";
import type { Db } from "../store/db.ts";
import {
  claimInvitation,
  readInvitations,
  saveInvitation,
  type StoredInvitation,
} from "../store/accounts/invitations.ts";
import { digestOf, newId, newSecret } from "./secrets.ts";

interface Wanted {
  readonly kind: StoredInvitation["kind"];
  readonly email?: string | undefined;
  readonly project?: string;
  readonly role?: Role | undefined;
  readonly admin?: boolean | undefined;
  readonly user?: string;
  readonly createdBy: string;
}

/** One-time links: for the first admin, for somebody new, for a new password. */
export interface Invitations {
  /** Answers the secret, which is kept nowhere. */
  make(wanted: Wanted): Promise<{ readonly invitation: Invitation; readonly secret: string }>;
  /** Those that may still be taken, the newest first. */
  list(): Promise<Invitation[]>;
  /** Throws where the link does not count, or not any more. */
  find(secret: string): Promise<StoredInvitation>;
  /** Takes it; throws where somebody else was first. */
  take(invitation: StoredInvitation): Promise<void>;
  /** Whether it could still be withdrawn; only one to that project where it is named. */
  withdraw(id: string, project?: string): Promise<boolean>;
}

const lastsMs: Record<StoredInvitation["kind"], number> = {
  first: 24 * 3600 * 1000,
  member: 7 * 24 * 3600 * 1000,
  password: 24 * 3600 * 1000,
};

export function createInvitations(db: Db): Invitations {
  const isOpen = ({ endedAt, expiresAt }: StoredInvitation): boolean =>
    endedAt === null && Date.parse(expiresAt) > Date.now();

  async function end(invitation: StoredInvitation): Promise<void> {
    await saveInvitation(db, { ...invitation, endedAt: new Date().toISOString() });
  }

  return {
    async make({ kind, email, project, role, admin, user, createdBy }) {
      const secret = newSecret();
      const nowMs = Date.now();
      const invitation: StoredInvitation = {
        id: newId(),
        digest: digestOf(secret),
        kind,
        email: email?.toLowerCase() ?? null,
        project: project ?? null,
        role: role ?? null,
        admin: admin ?? false,
        user: user ?? null,
        createdBy,
        createdAt: new Date(nowMs).toISOString(),
        expiresAt: new Date(nowMs + lastsMs[kind]).toISOString(),
        endedAt: null,
      };
      await saveInvitation(db, invitation);
      return { invitation: shownInvitation(invitation), secret };
    },
    async list() {
      const all = await readInvitations(db);
      return all
        .filter((each) => isOpen(each) && each.kind !== "first")
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
        .map(shownInvitation);
    },
    async find(secret) {
      const digest = digestOf(secret);
      const invitation = (await readInvitations(db)).find((each) => each.digest === digest);
      if (invitation && isOpen(invitation)) return invitation;
      throw new ProblemError("not_found", overReason(invitation), {
        hint: "Ask for a new link.",
      });
    },
    async take(invitation) {
      if (!(await claimInvitation(db, invitation.id, newId())))
        throw new ProblemError("not_found", "The link was used already.", {
          hint: "Ask for a new link.",
        });
      await end(invitation);
    },
    async withdraw(id, project) {
      const invitation = (await readInvitations(db)).find((each) => each.id === id);
      if (!invitation || !isOpen(invitation)) return false;
      if (project !== undefined && invitation.project !== project) return false;
      await end(invitation);
      return true;
    },
  };
}

function overReason(invitation: StoredInvitation | undefined): string {
  if (!invitation) return "The link is not one of this server's, or was cut short.";
  return invitation.endedAt === null ? "The link has expired." : "The link was used or withdrawn.";
}

function shownInvitation(stored: StoredInvitation): Invitation {
  const { digest: _digest, user: _user, endedAt: _endedAt, ...invitation } = stored;
  return invitation;
}

/** What somebody who has the link is told. */
export function linkOf({ createdBy, ...stored }: StoredInvitation): OneTimeLink {
  const { kind, email, project, role, admin, expiresAt } = stored;
  return { kind, email, project, role, admin, from: createdBy, expiresAt };
}
