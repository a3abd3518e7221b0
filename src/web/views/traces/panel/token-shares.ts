import type { Tokens } from "#contract/span.ts";

export interface TokenShare {
  readonly key: "fresh" | "cacheRead" | "cacheWrite" | "answer" | "reasoning";
  readonly label: string;
  readonly tokens: number;
}

/**
 * Tokens of a call in parts that do not overlap: a prompt includes what was read from and written to a
 * cache, a completion what was reasoned. Empty where neither is reported; parts of nothing are left out.
 */
export function tokenShares(tokens: Tokens): TokenShare[] {
  const { prompt, completion, cacheRead, cacheWrite, reasoning } = tokens;
  const read = within(cacheRead, prompt);
  const written = within(cacheWrite, prompt === null ? null : prompt - read);
  const reasoned = within(reasoning, completion);
  const hasCache = read + written > 0;
  const shares: TokenShare[] = [
    {
      key: "fresh",
      label: hasCache ? "prompt, not cached" : "prompt",
      tokens: (prompt ?? 0) - read - written,
    },
    { key: "cacheRead", label: "read from cache", tokens: read },
    { key: "cacheWrite", label: "written to cache", tokens: written },
    { key: "reasoning", label: "reasoning", tokens: reasoned },
    {
      key: "answer",
      label: reasoned > 0 ? "answer" : "completion",
      tokens: (completion ?? 0) - reasoned,
    },
  ];
  return shares.filter((share) => share.tokens > 0);
}

/** A part is never larger than the whole, whatever its sender says. */
function within(part: number | null, whole: number | null): number {
  return part === null || whole === null ? 0 : Math.max(0, Math.min(part, whole));
}

export interface Speed {
  readonly tokensPerSecond: number;
  /** Counted from the first token on, not over the whole call. */
  readonly afterFirst: boolean;
}

/** How fast a call wrote; undefined where tokens or times are missing. */
export function writingSpeed(
  completion: number | null,
  durationMs: number | null,
  firstTokenMs: number | null,
): Speed | undefined {
  if (completion === null || completion <= 0 || durationMs === null) return undefined;
  const afterFirst = firstTokenMs !== null && durationMs - firstTokenMs >= 1;
  const ms = afterFirst ? durationMs - firstTokenMs : durationMs;
  return ms < 1 ? undefined : { tokensPerSecond: (completion / ms) * 1000, afterFirst };
}
