import { passHeader, shareHeader } from "#contract/shares.ts";
import { answerKey } from "#contract/view-address.ts";
import type { Resolver } from "../access/resolvers.ts";
import type { Redactor } from "../privacy/redactor.ts";
import type { Share } from "../store/sharing/shares.ts";
import { partsBefore, redactRead } from "./leaving/redact-address.ts";
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
  const { id, project } = found.share;
  const pass = request.headers[passHeader];
  if (!isUnlocked(found.share, typeof pass === "string" ? pass : undefined))
    return { kind: "nobody", why: "This link wants a passphrase." };
  const { accept } = request.headers;
  const { keys, names } = readable(found.share, await context.redaction.of(project));
  return {
    kind: "share",
    id,
    project,
    allows: (method, url) => method === "GET" && keys.has(answerKey(url, accept)),
    nameBefore: (name) => names.get(name) ?? name,
  };
};

interface Readable {
  /** Addresses as the receiver asks for them. */
  readonly keys: ReadonlySet<string>;
  /** What stood in them before they were redacted. */
  readonly names: ReadonlyMap<string, string>;
}

/** Made once for a link as long as the rules stay. */
const known = new WeakMap<Redactor, Map<string, Readable>>();
const mostKnown = 200;

function readable({ id, record: { reads } }: Share, redactor: Redactor | undefined): Readable {
  if (!redactor) return { keys: keysOf(reads), names: new Map() };
  const links = known.get(redactor) ?? new Map<string, Readable>();
  known.set(redactor, links);
  const before = links.get(id);
  if (before) return before;
  const made = {
    keys: keysOf(reads.map((read) => redactRead(redactor, read))),
    names: new Map(reads.flatMap(({ address }) => partsBefore(redactor, address))),
  };
  if (links.size >= mostKnown) links.clear();
  links.set(id, made);
  return made;
}

function keysOf(reads: Share["record"]["reads"]): ReadonlySet<string> {
  return new Set(reads.map(({ address, accept }) => answerKey(address, accept)));
}
