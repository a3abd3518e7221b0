import { ProblemError } from "#contract/problem.ts";
import { listShares, makeShare, openShare, revokeShare } from "#contract/shares.ts";
import { whoOf } from "../access/principal.ts";
import { route } from "../route.ts";
import { newShare, openTheShare, shareFacts, shareOfToken } from "../sharing/shares.ts";
import { mustBePage } from "../sharing/snapshots.ts";
import { checkedReads, readable } from "../sharing/view-reads.ts";
import { readShare, saveShare, sharesOf } from "../store/sharing/shares.ts";
import { pageLimit, pageOf, readOffset } from "./page.ts";

export const shareRoutes = [
  route(makeShare, async ({ p }, { body, principal, reply, request, ...context }) => {
    mustBePage(body.page, p);
    // A link reads by GET alone: what a page posts stays out of it.
    const asked = body.reads.filter((read) => read.body === undefined);
    const reads = checkedReads(asked, p);
    await readable(reply.server, request, reads);
    const { share, token } = await newShare(context, p, { ...body, reads }, whoOf(principal));
    const [facts] = await shareFacts(context, [share]);
    return { ...facts!, token, path: `/s/${token}` };
  }),
  route(listShares, async ({ p, cursor, limit }, context) => {
    const size = pageLimit(limit);
    const offset = readOffset(cursor);
    const rows = await sharesOf(context.store.db, p, { offset, limit: size + 1 });
    const page = pageOf(rows, size, () => String(offset + size));
    return { ...page, items: await shareFacts(context, page.items) };
  }),
  route(revokeShare, async ({ p, id }, { store }) => {
    const share = await readShare(store.db, id);
    if (share?.project !== p || share.record.revokedAt !== null) return { revoked: false };
    const record = { ...share.record, revokedAt: new Date().toISOString() };
    await saveShare(store.db, { ...share, record });
    return { revoked: true };
  }),
  route(openShare, async (_input, { body, request, ...context }) => {
    const found = await shareOfToken(context, body.token, request.ip);
    if ("why" in found)
      throw new ProblemError("not_found", found.why, {
        hint: "Ask whoever shared it for a new one.",
      });
    return openTheShare(context, found.share, body.passphrase);
  }),
];
