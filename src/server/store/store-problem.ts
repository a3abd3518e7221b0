import { ClickHouseError } from "@clickhouse/client";
import { ProblemError } from "#contract/problem.ts";

/** ClickHouse error codes by what they mean for the caller. */
const tooHeavy = new Set(["241", "159", "158", "160", "307", "396"]);
const unavailable = new Set(["279", "210", "209", "32", "425", "519", "242", "999", "394"]);
const noSpace = new Set(["243"]);
const busy = new Set(["202", "252"]);
const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
]);

/**
 * Turns what a ClickHouse client throws into a problem that says what to do and leaks no SQL.
 * A fault of ours (a wrong statement, a row of another shape) is passed on as it is.
 */
export function asStoreProblem(error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  if (error instanceof ClickHouseError) return fromEngine(error) ?? error;
  if (error instanceof Error) {
    if (error.name === "AbortError") return error;
    const code = "code" in error ? String(error.code) : "";
    if (networkCodes.has(code) || /socket hang up|Timeout error|aborted/i.test(error.message))
      return new ProblemError("store_unavailable", "ClickHouse does not answer.", {
        hint: "It is started again when it is Touchstone's own; try again in a moment.",
      });
  }
  return error;
}

function fromEngine({ code }: ClickHouseError): ProblemError | undefined {
  if (tooHeavy.has(code))
    return new ProblemError(
      "query_too_heavy",
      "ClickHouse stopped this query: it needs more memory or time than it may use.",
      {
        hint: "Ask for a shorter time or fewer runs.",
      },
    );
  if (noSpace.has(code))
    return new ProblemError(
      "disk_full",
      "The disk of the store is full: nothing new can be stored.",
      {
        hint: "Free some space or delete data; Touchstone goes on by itself.",
      },
    );
  if (busy.has(code))
    return new ProblemError("busy", "ClickHouse has too much to do at the moment.", {
      hint: "Try again in a moment.",
    });
  if (unavailable.has(code))
    return new ProblemError(
      "store_unavailable",
      "A part of the ClickHouse cluster does not answer.",
      {
        hint: "Nothing was stored. Try again when the cluster is whole.",
      },
    );
  return undefined;
}

/** Every failure of the store becomes a ProblemError. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreProblem(error);
  }
}
