import type { Delivery } from "#contract/webhooks.ts";
import { formatAbsoluteTime } from "#web/ui/format-time.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** "arrived", "arrived at try 3", "tried again", "given up" */
export function deliveryWords({ status, attempts }: Delivery): string {
  if (status === "delivered")
    return attempts.length > 1 ? `arrived at try ${attempts.length}` : "arrived";
  if (status === "failed") return "given up";
  return attempts.length === 0 ? "on its way" : "is tried again";
}

/** Every attempt with its time, and when the next comes. */
export function attemptsWords({ attempts, nextAt }: Delivery): string {
  const lines = attempts.map(
    ({ at, status, error }) =>
      `${formatAbsoluteTime(Date.parse(at))}: ${error ?? `it answered ${status}`}`,
  );
  const next = nextAt === null ? [] : [`next try ${formatAbsoluteTime(Date.parse(nextAt))}`];
  return [formatQuantity(attempts.length, "try", "tries"), ...lines, ...next].join("\n");
}
