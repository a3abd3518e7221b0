import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { answerSource } from "#client/answer-source.ts";
import { ApiError, call, callForm, urlOf } from "#client/call.ts";
import type { Endpoint, Input, OtherForm } from "#contract/endpoint.ts";
import { partOf } from "./view-reads.ts";

const mostRetries = 2;

/** The server's refusals are answers and are not asked again; silence and failures are. */
export function shouldRetry(failures: number, error: Error): boolean {
  if (!(error instanceof ApiError)) return false;
  const refused = error.status >= 400 && error.status < 500;
  return !refused && failures < mostRetries;
}

/** The cache key is the wire form, so nothing in the input can break it. */
export function keyOf<I extends Input>(endpoint: { path: string; input: I }, input: z.output<I>) {
  return [endpoint.path, z.encode(endpoint.input, input)] as const;
}

/** A question to the server. Old data stays visible while the next comes. */
export function queryFor<I extends Input, O extends z.ZodType>(
  endpoint: Endpoint<I, O, undefined>,
  input: z.output<I>,
) {
  return queryOptions({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    meta: { reads: () => partOf(endpoint, input) },
    placeholderData: keepPreviousData,
    retry: shouldRetry,
  });
}

/** The same for an answer in another form than JSON. */
export function formFor<I extends Input, Answer>(form: OtherForm<I, Answer>, input: z.output<I>) {
  return queryOptions({
    queryKey: [...keyOf(form.endpoint, input), form.mediaType],
    queryFn: ({ signal }) => callForm(form, input, { signal }),
    meta: { reads: () => partOf(form.endpoint, input, form.mediaType) },
    // Comparing hundreds of thousands of entries costs more than taking them as they come.
    structuralSharing: false,
    retry: shouldRetry,
  });
}

interface PageShape {
  readonly nextCursor: string | null;
}

/** A list that is read a page at a time. */
export function pagesFor<I extends Input, O extends z.ZodType<PageShape>>(
  endpoint: Endpoint<I, O, undefined>,
  input: z.output<I>,
) {
  const at = (cursor: unknown) => ({ ...input, ...(typeof cursor === "string" && { cursor }) });
  return infiniteQueryOptions({
    queryKey: [...keyOf(endpoint, input), "pages"],
    queryFn: ({ signal, pageParam }) => call(endpoint, at(pageParam), { signal }),
    meta: { reads: (pages) => pages.flatMap((cursor) => partOf(endpoint, at(cursor))) },
    initialPageParam: null as string | null,
    // A copy ends where its pages end: what follows was not part of the view.
    getNextPageParam: ({ nextCursor }: PageShape) =>
      nextCursor !== null && answerSource().holds(urlOf(endpoint, at(nextCursor)), undefined)
        ? nextCursor
        : null,
    placeholderData: keepPreviousData,
    retry: shouldRetry,
  });
}
