import { ProblemError } from "#contract/problem.ts";

export interface GuessLimit {
  /** Throws where too many were wrong lately. */
  readonly check: (of: string, nowMs: number) => void;
  readonly wrong: (of: string, nowMs: number) => void;
  /** The guesses before it do not count any more. */
  readonly right: (of: string) => void;
}

const mostKept = 10_000;

/** Counts wrong guesses, of each thing apart: `most` within `withinMs` and no more. Of one process. */
export function guessLimit(most: number, withinMs: number): GuessLimit {
  const guesses = new Map<string, number[]>();
  const recent = (of: string, nowMs: number): number[] =>
    (guesses.get(of) ?? []).filter((atMs) => atMs > nowMs - withinMs);
  return {
    check(of, nowMs) {
      if (recent(of, nowMs).length < most) return;
      throw new ProblemError("too_many_requests", "Too many wrong guesses.", {
        hint: `Try again in ${Math.ceil(withinMs / 60_000)} minutes.`,
      });
    },
    right: (of) => void guesses.delete(of),
    wrong(of, nowMs) {
      const kept = [...recent(of, nowMs), nowMs];
      guesses.delete(of);
      guesses.set(of, kept);
      // The oldest goes first: a flood of other names costs memory of a fixed size.
      const [oldest] = guesses.keys();
      if (guesses.size > mostKept && oldest !== undefined) guesses.delete(oldest);
    },
  };
}
