/** How long a message waits for its next attempt. */
export interface RetryTiming {
  /** Before the second attempt, ms; doubled before each one after it. */
  readonly firstMs: number;
  readonly longestMs: number;
  readonly attempts: number;
}

/** About five hours in all: a receiver that is down over lunch still hears of it. */
export const usualRetries: RetryTiming = { firstMs: 5_000, longestMs: 3_600_000, attempts: 13 };

/**
 * Milliseconds until the attempt after `made` ones; null where there is none. `jitter` between 0 and 1 spreads
 * messages that failed together. A receiver that asks to wait longer is waited for, up to the longest.
 */
export function nextWaitMs(
  made: number,
  { firstMs, longestMs, attempts }: RetryTiming,
  jitter: number,
  askedMs: number | null,
): number | null {
  if (made >= attempts) return null;
  const base = Math.min(longestMs, firstMs * 2 ** (made - 1));
  return Math.max(base * (0.8 + 0.4 * jitter), Math.min(askedMs ?? 0, longestMs));
}
