import { formatQuantity } from "#web/ui/format.ts";

interface Counts {
  readonly unread: number;
  readonly standing: number;
}

/** The answer of the page: what waits to be looked at, and whether anything stands. */
export function feedSentence({ unread, standing }: Counts, rules: number): string {
  if (rules === 0 && unread === 0 && standing === 0) return "No rule watches this project yet.";
  const watching = `${formatQuantity(rules, "rule")} ${rules === 1 ? "watches" : "watch"} this project`;
  const stands =
    standing === 0
      ? ""
      : `${formatQuantity(standing, "alert")} ${standing === 1 ? "is" : "are"} not over`;
  if (unread === 0)
    return standing === 0
      ? `Nothing waits to be looked at; ${watching}.`
      : `Everything was looked at, but ${stands}.`;
  const waits = `${formatQuantity(unread, "alert")} ${unread === 1 ? "waits" : "wait"} to be looked at`;
  return standing === 0 ? `${waits}; all that was noticed is over.` : `${waits}; ${stands}.`;
}
