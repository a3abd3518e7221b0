import type { RetentionRules } from "#contract/deletion.ts";
import type { DayOfData } from "../store/retention.ts";

const dayMs = 86_400_000;

/**
 * The instant before which traces are deleted, null where none is: by age, and by size whole days, the oldest
 * first, until what is left fits. The latest day stays whatever its size. `days` are the latest first.
 */
export function cutoffOf(
  { maxAgeDays, maxBytes }: RetentionRules,
  days: readonly DayOfData[],
  nowMs: number,
): string | null {
  const byAge = maxAgeDays === null ? null : new Date(nowMs - maxAgeDays * dayMs).toISOString();
  const bySize = maxBytes === null ? null : sizeCutoff(days, maxBytes);
  if (byAge === null || bySize === null) return byAge ?? bySize;
  return byAge > bySize ? byAge : bySize;
}

function sizeCutoff(days: readonly DayOfData[], maxBytes: number): string | null {
  let held = 0;
  let kept: string | undefined;
  for (const { day, bytes } of days) {
    held += bytes;
    if (held > maxBytes && kept !== undefined) return `${kept}T00:00:00.000Z`;
    kept = day;
  }
  return null;
}
