import type { ShareFacts } from "#contract/shares.ts";

export type ShareState = "open" | "expired" | "revoked";

/** Whether a link still opens, as of this moment. */
export function shareState(
  { expiresAt, revokedAt }: Pick<ShareFacts, "expiresAt" | "revokedAt">,
  nowMs: number,
): ShareState {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs ? "expired" : "open";
}
