import type { Query, QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { urlOf } from "#client/call.ts";
import type { Endpoint, Input } from "#contract/endpoint.ts";
import type { ViewRead } from "#contract/snapshots.ts";
import { answerKey } from "#contract/view-address.ts";

/** One thing that a page reads, and what that is in words. */
export interface ReadPart extends ViewRead {
  readonly summary: string;
}

const ofProject = "/api/v1/projects/:p/";

/** A question as a part of a view: none where it is not one that readers of the project may ask. */
export function partOf<I extends Input>(
  endpoint: Endpoint<I, z.ZodType, undefined>,
  input: z.output<I>,
  accept?: string,
): readonly ReadPart[] {
  if (endpoint.access !== "read" || !`${endpoint.path}/`.startsWith(ofProject)) return [];
  const { summary } = endpoint;
  return [{ address: urlOf(endpoint, input), summary, ...(accept !== undefined && { accept }) }];
}

/** The same of a question that is posted. */
export function postedPart<I extends Input, B>(
  endpoint: Endpoint<I, z.ZodType, B>,
  input: z.output<I>,
  body: B,
): readonly ReadPart[] {
  if (endpoint.access !== "read") return [];
  const { summary } = endpoint;
  return [{ address: urlOf(endpoint, input), summary, body: JSON.stringify(body) }];
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
  return partsOf(client.getQueryCache().findAll({ type: "active" }));
}

/** Everything that these have read. */
export function partsOf(queries: readonly Query[]): ReadPart[] {
  const found = new Map<string, ReadPart>();
  for (const query of queries) {
    if (query.state.data === undefined && query.state.error === null) continue;
    for (const read of query.meta?.reads?.(pageParamsOf(query.state.data)) ?? [])
      found.set(answerKey(read.address, read.accept, read.body), read);
  }
  return [...found.values()];
}

function pageParamsOf(data: unknown): readonly unknown[] {
  if (typeof data !== "object" || data === null || !("pageParams" in data)) return [];
  return Array.isArray(data.pageParams) ? data.pageParams : [];
}
