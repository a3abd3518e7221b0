import { passHeader, shareHeader } from "#contract/shares.ts";
import { answerKey } from "#contract/view-address.ts";
import type { Resolver } from "../access/resolvers.ts";
import { isUnlocked, shareOfToken } from "./shares.ts";

/**
 * Whoever comes with the token of a public link may read the addresses that its view reads, in the forms that it
 * reads them in, and nothing else: also on this machine, and also who is signed in beside it.
 */
export const resolveShare: Resolver = async (request, context) => {
  const token = request.headers[shareHeader];
  if (typeof token !== "string") return undefined;
  const found = await shareOfToken(context, token, request.ip);
  if ("why" in found) return { kind: "nobody", why: found.why };
  const { id, project, record } = found.share;
  const pass = request.headers[passHeader];
  if (!isUnlocked(found.share, typeof pass === "string" ? pass : undefined))
    return { kind: "nobody", why: "This link wants a passphrase." };
  const { accept } = request.headers;
  const keys = new Set(record.reads.map((read) => answerKey(read.address, read.accept)));
  return {
    kind: "share",
    id,
    project,
    allows: (method, url) => method === "GET" && keys.has(answerKey(url, accept)),
  };
};
