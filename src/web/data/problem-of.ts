import { ApiError } from "#client/call.ts";
import type { Problem } from "#contract/problem.ts";

/** Any caught thing as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return {
    type: "about:blank",
    title: "Unexpected error",
    status: 0,
    code: "internal",
    detail: firstLine(error instanceof Error ? error.message : String(error)),
    hint: "Reload the page. If it happens again, the browser and the server may be of different versions.",
  };
}

function firstLine(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
