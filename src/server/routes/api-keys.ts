import {
  listKeys,
  listServerKeys,
  makeKey,
  makeServerKey,
  revokeKey,
  revokeServerKey,
} from "#contract/api-keys.ts";
import { ProblemError } from "#contract/problem.ts";
import { whoOf } from "../access/principal.ts";
import type { Call } from "../route.ts";
import { accountRoute } from "./account-route.ts";

type NewKey = Pick<Parameters<Call["access"]["keys"]["make"]>[0], "name" | "scopes"> & {
  readonly expiresAt?: string | null | undefined;
};

function make({ access, principal }: Call, project: string | null, key: NewKey) {
  const expiresAt = key.expiresAt ?? null;
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now())
    throw new ProblemError("bad_request", "A key cannot expire before it is made.");
  return access.keys.make({ ...key, project, expiresAt, createdBy: whoOf(principal) });
}

export const apiKeyRoutes = [
  accountRoute(listKeys, async ({ p }, { access }) => ({ items: await access.keys.list(p) })),
  accountRoute(makeKey, async ({ p }, call) => make(call, p, call.body)),
  accountRoute(revokeKey, async ({ p, id }, { access }) => ({
    revoked: await access.keys.revoke(id, p),
  })),
  accountRoute(listServerKeys, async (_input, { access }) => ({
    items: await access.keys.list(null),
  })),
  accountRoute(makeServerKey, async (_input, call) => make(call, null, call.body)),
  accountRoute(revokeServerKey, async ({ id }, { access }) => ({
    revoked: await access.keys.revoke(id),
  })),
];
