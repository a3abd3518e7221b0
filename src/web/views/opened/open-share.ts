import { answerFrom } from "#client/answer-source.ts";
import { call } from "#client/call.ts";
import { sharedSource } from "#client/shared-source.ts";
import { openShare } from "#contract/shares.ts";
import { openView } from "#web/state/opened-view.ts";

/** Opens a public link: the address of its page, or that it wants a passphrase first. */
export async function openSharedView(
  token: string,
  passphrase?: string,
): Promise<{ readonly page: string } | "locked"> {
  const body = { token, ...(passphrase !== undefined && { passphrase }) };
  const opened = await call(openShare, {}, { body });
  if (opened.state === "locked") return "locked";
  const { page, title, by, at, expiresAt, preferences, reads, pass } = opened;
  answerFrom(sharedSource({ token, pass, reads }));
  openView({ kind: "share", title, page, by, at, expiresAt, preferences });
  return { page };
}
