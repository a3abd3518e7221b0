import "./browser-stand-in.ts";
import type { Query } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { prerender } from "react-dom/static";
import { answerFrom } from "#client/answer-source.ts";
import type { ViewRead } from "#contract/snapshots.ts";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/query-client.ts";
import { partsOf } from "./data/view-reads.ts";
import { WantedQueries } from "./data/wanted-queries.ts";
import { createAppRouter } from "./routes.tsx";

interface ReadPageOptions {
  /** Path and query of the page. */
  readonly page: string;
  /** Asks the server; the address has no origin. */
  readonly answer: (address: string, init: RequestInit) => Promise<Response>;
}

/** A page asks in rounds, because what it asks next depends on the answers; none needs so many. */
const mostRounds = 12;

/**
 * What a page reads, found by drawing it without a browser: each drawing says what is still missing, which is
 * read, until nothing is. It is the very code of the pages, so it cannot come to read something else than they.
 */
export async function readPage({ page, answer }: ReadPageOptions): Promise<ViewRead[]> {
  answerFrom({ holds: () => true, answer });
  const cache = new WantedQueries();
  const client = createQueryClient({ queryCache: cache });
  const router = createAppRouter(page);
  try {
    await router.load();
    for (let round = 0; round < mostRounds; round++) {
      cache.forget();
      const fault = await drawn(<App client={client} router={router} />);
      if (fault) throw new Error(`The page cannot be read without a browser: ${fault}.`);
      const missing = wantedIn(cache).filter(({ state }) => state.status === "pending");
      if (missing.length === 0) break;
      // A refused part is part of the page all the same; its query keeps the refusal.
      await Promise.all(missing.map((query) => query.fetch().catch(() => undefined)));
    }
    return partsOf(wantedIn(cache)).map(({ summary: _words, ...read }) => read);
  } finally {
    client.clear();
  }
}

function wantedIn(cache: WantedQueries): Query[] {
  return cache.getAll().filter(({ queryHash }) => cache.wants(queryHash));
}

/** Draws until every part that loads late is there; what broke, if anything did. */
async function drawn(element: ReactElement): Promise<string | undefined> {
  let fault: string | undefined;
  const { prelude } = await prerender(element, {
    onError: (error) => {
      fault ??= error instanceof Error ? error.message : String(error);
    },
  });
  await prelude.cancel();
  return fault;
}
