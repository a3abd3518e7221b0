import type { QueryClient } from "@tanstack/react-query";
import type { ViewRead } from "#contract/snapshots.ts";
import { answerKey } from "#contract/view-address.ts";

/** One thing that a page reads, and what that is in words. */
export interface ReadPart extends ViewRead {
  readonly summary: string;
}

/** What a query reads, told by whoever asks it: of lists by the parameters of the pages that were read. */
export interface ReadsMeta extends Record<string, unknown> {
  readonly reads: (pageParams: readonly unknown[]) => readonly ReadPart[];
}

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: Partial<ReadsMeta>;
  }
}

/** Everything that the page on screen has read from the server, each once. */
export function viewReads(client: QueryClient): ReadPart[] {
  const found = new Map<string, ReadPart>();
  for (const query of client.getQueryCache().findAll({ type: "active" })) {
    if (query.state.data === undefined && query.state.error === null) continue;
    for (const read of query.meta?.reads?.(pageParamsOf(query.state.data)) ?? [])
      found.set(answerKey(read.address, read.accept), read);
  }
  return [...found.values()];
}

function pageParamsOf(data: unknown): readonly unknown[] {
  if (typeof data !== "object" || data === null || !("pageParams" in data)) return [];
  return Array.isArray(data.pageParams) ? data.pageParams : [];
}
