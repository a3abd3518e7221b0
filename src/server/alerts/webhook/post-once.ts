import { createHmac } from "node:crypto";
import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPrivateAddress } from "./private-address.ts";

export interface Posting {
  readonly url: string;
  readonly body: string;
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether addresses of this machine and of networks behind it are allowed. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface Posted {
  /** Null where no answer came. */
  readonly status: number | null;
  /** Null where it was taken. */
  readonly error: string | null;
  /** Whether trying again may help. */
  readonly again: boolean;
  /** What the receiver asks to wait, ms. */
  readonly retryAfterMs: number | null;
}

const forbidden = "The address is in a private network, which the server's settings do not allow.";

/**
 * Posts a body once, signed. The name is resolved once and the connection goes to the very address that was
 * checked, so that a name cannot point elsewhere in between; redirects are not followed.
 */
export async function postOnce(posting: Posting): Promise<Posted> {
  const url = new URL(posting.url);
  const refused = refusalOf(url, posting.allowPrivate);
  if (refused !== null) return { status: null, error: refused, again: false, retryAfterMs: null };
  try {
    const { status, retryAfter } = await exchange(url, posting);
    if (status >= 200 && status < 300)
      return { status, error: null, again: false, retryAfterMs: null };
    return {
      status,
      error:
        status >= 300 && status < 400 ? "It answered with a redirect." : `It answered ${status}.`,
      again: status === 408 || status === 425 || status === 429 || status >= 500,
      retryAfterMs: retryAfter === undefined ? null : retryAfterMs(retryAfter, Date.now()),
    };
  } catch (error) {
    const words = error instanceof Error ? error.message || error.name : String(error);
    const again = !(error instanceof ForbiddenAddress);
    return {
      status: null,
      error: again ? `No answer: ${words}` : words,
      again,
      retryAfterMs: null,
    };
  }
}

class ForbiddenAddress extends Error {}

function refusalOf({ protocol, hostname }: URL, allowPrivate: boolean): string | null {
  if (protocol !== "http:" && protocol !== "https:") return "Only http and https are sent to.";
  const bare = hostname.replace(/^\[|\]$/g, "");
  return !allowPrivate && isIP(bare) !== 0 && isPrivateAddress(bare) ? forbidden : null;
}

/** "t=1700000000,v1=<hex>": HMAC-SHA256 over "<t>.<body>" with the webhook's secret. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  const hash = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${hash}`;
}

interface Exchange {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

function exchange(url: URL, posting: Posting): Promise<Exchange> {
  const { body, secret, headers, timeoutMs, signal, allowPrivate } = posting;
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((done, fail) => {
    const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const sent = send(
      url,
      {
        method: "POST",
        lookup: allowPrivate ? undefined : publicLookup,
        agent: false,
        signal: stop,
        headers: {
          ...headers,
          "content-type": "application/json; charset=utf-8",
          "content-length": Buffer.byteLength(body),
          "x-touchstone-signature": signatureOf(secret, Math.floor(Date.now() / 1000), body),
        },
      },
      (answer) => {
        done({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"] });
        // What it says is of no interest, and may be endless.
        answer.destroy();
      },
    );
    sent.once("error", (error) =>
      fail(
        stop.aborted && !signal.aborted ? new Error(`none within ${timeoutMs / 1000} s`) : error,
      ),
    );
    sent.end(body);
  });
}

/** Every address of a name must be public: which of them is connected to is not ours to say. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    if (addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(new ForbiddenAddress(forbidden), "");
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? "", first?.family);
  });
};

/** Seconds, or a date. */
function retryAfterMs(text: string, nowMs: number): number | null {
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
