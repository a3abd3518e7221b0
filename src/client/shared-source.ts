import { passHeader, shareHeader } from "#contract/shares.ts";
import type { ViewRead } from "#contract/snapshots.ts";
import { answerKey } from "#contract/view-address.ts";
import { type AnswerSource, wantedForm } from "./answer-source.ts";
import { refusal } from "./refusal.ts";

interface SharedOptions {
  readonly token: string;
  /** Of a link with a passphrase, once that was given. */
  readonly pass: string | null;
  readonly reads: readonly ViewRead[];
}

/** The server's answers to what a public link shows. The server refuses the rest; it is not even asked for it. */
export function sharedSource({ token, pass, reads }: SharedOptions): AnswerSource {
  const keys = new Set(reads.map(({ address, accept }) => answerKey(address, accept)));
  return {
    holds: (address, mediaType) => keys.has(answerKey(address, mediaType)),
    answer: async (url, init) => {
      if (init.method !== undefined && init.method !== "GET") return refusal("read_only");
      if (!keys.has(answerKey(url, wantedForm(init)))) return refusal("not_in_view");
      const headers = new Headers(init.headers);
      headers.set(shareHeader, token);
      if (pass !== null) headers.set(passHeader, pass);
      return fetch(url, { ...init, headers, credentials: "omit" });
    },
  };
}
