import { z } from "zod";

/** Every way a request can fail, with the HTTP status it travels under. */
export const problemStatus = {
  bad_request: 400,
  bad_filter: 400,
  unauthenticated: 401,
  forbidden: 403,
  forbidden_host: 403,
  forbidden_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  busy: 503,
  store_unavailable: 503,
  query_too_heavy: 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** RFC 9457 problem document (`application/problem+json`) with a closed set of codes. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  /** Where in the input the fault is: a character offset into `where`, or a line number. */
  position: z.int().optional(),
});
export type Problem = z.output<typeof problem>;

const titles: Record<ProblemCode, string> = {
  bad_request: "The request is not valid",
  bad_filter: "The filter is not valid",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  forbidden_host: "This address is not served",
  forbidden_origin: "This page may not write here",
  not_found: "Not found",
  method_not_allowed: "Method not allowed",
  conflict: "Conflict",
  too_large: "Too large",
  unsupported_media_type: "Unsupported media type",
  too_many_requests: "Too many requests",
  busy: "Busy",
  store_unavailable: "The store is not available",
  query_too_heavy: "The query needs more than this machine allows",
  internal: "Unexpected error",
};

/** An expected failure, thrown where it is found and turned into an answer in one place. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(code: ProblemCode, detail: string, extra: { hint?: string; position?: number } = {}) {
    super(detail);
    this.problem = {
      type: `urn:touchstone:problem:${code}`,
      title: titles[code],
      status: problemStatus[code],
      code,
      detail,
      ...extra,
    };
  }
}
