import { ProblemError } from "#contract/problem.ts";

/** Milliseconds since the epoch, the end exclusive. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export interface AskedWindows {
  readonly beforeFrom?: string | undefined;
  readonly beforeTo?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const usualMs = 7 * 86_400_000;

/**
 * The two windows that are asked for, the earlier first; without any the last seven days of what is known
 * against the seven before, or the halves of a shorter time. Throws bad_request where they are no two.
 */
export function timeWindows(
  asked: AskedWindows,
  known: { readonly first: number; readonly last: number },
): readonly [TimeWindow, TimeWindow] {
  const { beforeFrom, beforeTo, from, to } = asked;
  if (!beforeFrom && !beforeTo && !from && !to) {
    const end = known.last + 1;
    const length = Math.min(usualMs, Math.ceil((end - known.first) / 2));
    return [
      { from: end - 2 * length, to: end - length },
      { from: end - length, to: end },
    ];
  }
  if (!beforeFrom || !beforeTo || !from || !to)
    throw new ProblemError("bad_request", "Two stretches of time have four ends.", {
      hint: "Write &beforeFrom=&beforeTo=&from=&to=, or none of them.",
    });
  const before = { from: Date.parse(beforeFrom), to: Date.parse(beforeTo) };
  const after = { from: Date.parse(from), to: Date.parse(to) };
  if (before.from >= before.to || after.from >= after.to)
    throw new ProblemError("bad_request", "A stretch of time must end after it begins.");
  if (before.from < after.to && after.from < before.to)
    throw new ProblemError("bad_request", "The two stretches of time overlap.", {
      hint: "A point can count for one of them only.",
    });
  return [before, after];
}
