import {
  getSnapshot,
  listSnapshots,
  makeSnapshot,
  previewView,
  removeSnapshot,
  snapshotFilePath,
} from "#contract/snapshots.ts";
import { securityOf } from "../access/described-security.ts";
import { type Principal, whoOf } from "../access/principal.ts";
import { refusalOf } from "../access/refusal.ts";
import { needs, route, type Route } from "../route.ts";
import type { Context } from "../context.ts";
import { offlineFile } from "../sharing/offline-file.ts";
import {
  factsOf,
  leavingCopy,
  leavingView,
  openSnapshot,
  snapshotNamed,
  takeSnapshot,
} from "../sharing/snapshots.ts";
import { removeSnapshot as remove, snapshotsOf } from "../store/sharing/snapshots.ts";
import { pageLimit, pageOf, readOffset } from "./page.ts";

/** A copy as a file: handed over, never shown on this server's own origin. */
const file: Route = (app, context) => {
  app.get(
    snapshotFilePath,
    {
      schema: {
        summary: "A snapshot as one HTML file that needs no server",
        params: getSnapshot.input,
        produces: ["text/html"],
        ...securityOf("read"),
      },
      config: needs("read"),
    },
    async (request, reply) => {
      const { id } = getSnapshot.input.parse(request.params);
      const { record, answers } = await opened(context, id, request.principal);
      const name = record.title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "snapshot";
      return reply
        .type("text/html; charset=utf-8")
        .header(
          "content-disposition",
          `attachment; filename="snapshot.html"; filename*=UTF-8''${encodeURIComponent(`${name}.html`)}`,
        )
        .header("content-security-policy", "sandbox; default-src 'none'")
        .send(await offlineFile(await leavingCopy(context, { record, answers })));
    },
  );
};

/** The snapshot, where the caller may read its project: its address does not name that. */
async function opened(context: Context, id: string, principal: Principal) {
  const { project } = await snapshotNamed(context, id);
  const refusal = refusalOf(principal, { access: "read", project, method: "GET", url: "" });
  if (refusal) throw refusal;
  return openSnapshot(context, id);
}

export const snapshotRoutes: readonly Route[] = [
  route(makeSnapshot, async ({ p }, { body, request, reply, principal, ...context }) =>
    factsOf(
      await takeSnapshot(context, p, body, { app: reply.server, request, by: whoOf(principal) }),
    ),
  ),
  route(previewView, async ({ p }, { body, request, reply, principal: _asked, ...context }) => {
    const wanted = { ...body, reads: (await context.redaction.of(p)) ? body.reads : [] };
    const asked = body.answers ? body : wanted;
    const left = await leavingView(context, p, asked, { app: reply.server, request });
    return { ...left.view, redacted: left.redacted, items: body.answers ? left.answers : [] };
  }),
  route(listSnapshots, async ({ p, cursor, limit }, { store }) => {
    const size = pageLimit(limit);
    const offset = readOffset(cursor);
    const rows = await snapshotsOf(store.db, p, { offset, limit: size + 1 });
    const page = pageOf(rows, size, () => String(offset + size));
    return { ...page, items: await Promise.all(page.items.map(factsOf)) };
  }),
  route(getSnapshot, async ({ id }, { principal, ...context }) => {
    const { record, answers } = await opened(context, id, principal);
    const { preferences } = record;
    return { ...(await factsOf(record)), preferences, items: answers };
  }),
  route(removeSnapshot, async ({ p, id }, { store }) => {
    const record = await snapshotNamed({ store }, id);
    if (record.project !== p) return { removed: false };
    await remove(store.db, record);
    return { removed: true };
  }),
  file,
];
