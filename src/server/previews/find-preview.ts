import type { FastifyInstance, FastifyRequest } from "fastify";
import { pageOf } from "#contract/links/page-links.ts";
import type { Search } from "#contract/links/link.ts";
import { refusalOf } from "../access/refusal.ts";
import type { Context } from "../context.ts";
import { leavingFacts, shareOfToken } from "../sharing/shares.ts";
import { openSnapshot, snapshotNamed } from "../sharing/snapshots.ts";
import { pagePreview, plainPreview } from "./page-preview.ts";
import { line, type Preview } from "./preview.ts";
import { callerReader, frozenReader, type Reader, shareReader } from "./reader.ts";

/** Told to whoever may not see the page, and of what is no page. */
export const nothing: Preview = {
  title: "Touchstone",
  description: "Is the new version better, and where is it worse?",
};

interface Asked {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly request: FastifyRequest;
  /** Path and query of the page. */
  readonly url: string;
}

const keptMs = 30_000;
const mostKept = 200;
const kept = new WeakMap<Context, Map<string, { atMs: number; preview: Promise<Preview> }>>();

/** The preview of an address for this caller; asked twice in a row, as for page and image, it is made once. */
export function findPreview(asked: Asked): Promise<Preview> {
  const { context, request, url } = asked;
  const cache = kept.get(context) ?? new Map();
  kept.set(context, cache);
  const { principal } = request;
  const key = JSON.stringify([principal.kind, "id" in principal ? principal.id : "", url]);
  const nowMs = Date.now();
  const known = cache.get(key);
  if (known && known.atMs > nowMs - keptMs) return known.preview;
  const preview = makePreview(asked).catch(() => nothing);
  cache.delete(key);
  cache.set(key, { atMs: nowMs, preview });
  const [oldest] = cache.keys();
  if (cache.size > mostKept && oldest !== undefined) cache.delete(oldest);
  return preview;
}

async function makePreview(asked: Asked): Promise<Preview> {
  const { url } = asked;
  const pathname = url.split("?", 1)[0]!;
  const [, kind, name = ""] = /^\/(s|snapshots)\/([\w.-]+)\/?$/.exec(pathname) ?? [];
  if (kind === "s") return sharePreview(asked, name);
  if (kind === "snapshots") return snapshotPreview(asked, name);
  return viewPreview(asked, url);
}

async function viewPreview({ app, request }: Asked, url: string): Promise<Preview> {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const page = pageOf(pathname);
  if (!page) return nothing;
  const asks = { access: "read", project: page.project, method: "GET", url: "" } as const;
  if (refusalOf(request.principal, asks)) return nothing;
  return pagePreview(callerReader(app, request), page, searchOf(searchParams));
}

async function sharePreview(asked: Asked, token: string): Promise<Preview> {
  const { app, context, request } = asked;
  const found = await shareOfToken(context, token, request.ip);
  if ("why" in found) return nothing;
  const { share } = found;
  if (share.passphraseHash !== "")
    return { title: "A shared view", description: "It opens with the passphrase." };
  const { page, reads, title } = await leavingFacts(context, share.project, share.record);
  const options = { token, reads, ip: request.ip, host: request.host };
  return titled(await openedPreview(page, shareReader(app, options)), title);
}

async function snapshotPreview({ context, request }: Asked, id: string): Promise<Preview> {
  const { project } = await snapshotNamed(context, id);
  const asks = { access: "read", project, method: "GET", url: "" } as const;
  if (refusalOf(request.principal, asks)) return nothing;
  const { record, answers } = await openSnapshot(context, id);
  const preview = titled(await openedPreview(record.page, frozenReader(answers)), record.title);
  const made = `Snapshot of ${record.at.slice(0, 16).replace("T", " ")} UTC.`;
  return { ...preview, description: `${preview.description} ${made}` };
}

/** Of a view that was handed on: whether it may be seen is settled. */
async function openedPreview(url: string, read: Reader): Promise<Preview | undefined> {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const page = pageOf(pathname);
  if (!page) return undefined;
  const preview = await pagePreview(read, page, searchOf(searchParams));
  return preview.description === plainPreview(page).description ? undefined : preview;
}

/** The words that its maker's page had, where the view says nothing of itself. */
function titled(preview: Preview | undefined, title: string): Preview {
  return (
    preview ?? { title: line(title, 90) || "A shared view", description: "A view of Touchstone." }
  );
}

function searchOf(parameters: URLSearchParams): Search {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => {
      const values = parameters.getAll(key);
      return [key, values.length === 1 ? values[0]! : values];
    }),
  );
}
