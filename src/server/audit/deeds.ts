import type { z } from "zod";
import { changeAlertRule, createAlertRule, removeAlertRule } from "#contract/alerts.ts";
import { makeKey, makeServerKey, revokeKey, revokeServerKey } from "#contract/api-keys.ts";
import type { Endpoint, Input } from "#contract/endpoint.ts";
import {
  changeAccount,
  endInvitation,
  inviteAccount,
  inviteMember,
  inviteToNewPassword,
  removeMember,
  setMember,
  withdrawInvitation,
} from "#contract/members.ts";
import { makeShare, revokeShare } from "#contract/shares.ts";
import { makeSnapshot, removeSnapshot } from "#contract/snapshots.ts";
import { changeWebhook, createWebhook, removeWebhook } from "#contract/webhooks.ts";
import type { Deed } from "./audit.ts";

/** A deed without who did it; undefined where nothing was changed after all. */
type Told = Omit<Deed, "who"> | undefined;
type Tell<I, B, A> = (input: I, body: B, answer: A) => Told;

function told<I extends Input, O extends z.ZodType, B>(
  endpoint: Endpoint<I, O, B>,
  tell: Tell<z.output<I>, B, z.input<O>>,
): [Endpoint, Tell<unknown, unknown, unknown>] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- looked up by the very endpoint
  return [endpoint as Endpoint, tell as Tell<unknown, unknown, unknown>];
}

/** What the audit keeps of each endpoint that says so here; the others tell by themselves, or change nothing. */
const deeds = new Map([
  told(makeKey, ({ p }, { name, scopes }, { key }) => ({
    action: "made key",
    project: p,
    object: name,
    detail: { id: key.id, scopes, expiresAt: key.expiresAt },
  })),
  told(revokeKey, ({ p, id }, _body, { revoked }) =>
    revoked ? { action: "revoked key", project: p, object: id } : undefined,
  ),
  told(makeServerKey, (_input, { name, scopes }, { key }) => ({
    action: "made key",
    object: name,
    detail: { id: key.id, scopes, expiresAt: key.expiresAt },
  })),
  told(revokeServerKey, ({ id }, _body, { revoked }) =>
    revoked ? { action: "revoked key", object: id } : undefined,
  ),
  told(setMember, ({ p, user }, { role }, { name }) => ({
    action: "set role",
    project: p,
    object: name,
    detail: { user, role },
  })),
  told(removeMember, ({ p, user }) => ({ action: "removed member", project: p, object: user })),
  told(inviteMember, ({ p }, body, { invitation }) => ({
    action: "invited",
    project: p,
    object: invitation.id,
    detail: body,
  })),
  told(withdrawInvitation, ({ p, id }) => ({
    action: "withdrew invitation",
    project: p,
    object: id,
  })),
  told(changeAccount, (_input, body, { id, name }) => ({
    action: "changed account",
    object: name,
    detail: { id, ...body },
  })),
  told(inviteAccount, (_input, body, { invitation }) => ({
    action: "invited",
    object: invitation.id,
    detail: body,
  })),
  told(inviteToNewPassword, ({ user }) => ({ action: "let set a new password", object: user })),
  told(endInvitation, ({ id }) => ({ action: "withdrew invitation", object: id })),
  told(makeShare, ({ p }, { page, expiresInDays }, { id }) => ({
    action: "made public link",
    project: p,
    object: id,
    detail: { page, expiresInDays },
  })),
  told(revokeShare, ({ p, id }, _body, { revoked }) =>
    revoked ? { action: "revoked public link", project: p, object: id } : undefined,
  ),
  told(makeSnapshot, ({ p }, { page, title }, { id }) => ({
    action: "took snapshot",
    project: p,
    object: id,
    detail: { page, title },
  })),
  told(removeSnapshot, ({ p, id }, _body, { removed }) =>
    removed ? { action: "removed snapshot", project: p, object: id } : undefined,
  ),
  told(createWebhook, ({ p }, _body, { id, name, address }) => ({
    action: "made webhook",
    project: p,
    object: name,
    detail: { id, address },
  })),
  told(changeWebhook, ({ p, id }, _body, { name, address }) => ({
    action: "changed webhook",
    project: p,
    object: name,
    detail: { id, address },
  })),
  told(removeWebhook, ({ p, id }) => ({ action: "removed webhook", project: p, object: id })),
  told(createAlertRule, ({ p }, body, { id }) => ({
    action: "made alert rule",
    project: p,
    object: id,
    detail: body,
  })),
  told(changeAlertRule, ({ p, id }, body) => ({
    action: "changed alert rule",
    project: p,
    object: id,
    detail: body,
  })),
  told(removeAlertRule, ({ p, id }) => ({ action: "removed alert rule", project: p, object: id })),
]);

/** The deed that a call of an endpoint was; undefined where the audit keeps none of it. */
export function deedOf(endpoint: unknown, input: unknown, body: unknown, answer: unknown): Told {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a look-up by identity
  return deeds.get(endpoint as Endpoint)?.(input, body, answer);
}
