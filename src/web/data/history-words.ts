import type { HistoryItem, HistoryKind } from "#contract/history.ts";
import { formatQuantity } from "#web/ui/format.ts";

const nouns: Readonly<Record<HistoryKind, string>> = {
  run: "run",
  result: "result",
  prompt: "version",
  trace: "trace",
};

/** What happened, as a sentence begins. */
export function eventWords({ event, subject, count, changes }: HistoryItem): string {
  switch (event) {
    case "sent":
      return subject ? `Sent: ${subject}` : "Sent";
    case "changed":
      return subject ? `Sent again: ${subject}` : "Sent again";
    case "arrived":
      return `${formatQuantity(count ?? 0, "span")} arrived`;
    case "deed":
      return subject.charAt(0).toUpperCase() + subject.slice(1);
    case "scored": {
      const value = changes.find(({ field }) => field === "value");
      if (value?.after === null) return `Score taken back: ${subject}`;
      return value?.before === null ? `Scored: ${subject}` : `Scored anew: ${subject}`;
    }
  }
}

/** What is kept of the past, so that an empty list is not taken for "nothing happened". */
export function keptWords(kind: HistoryKind, kept: "all" | "recent"): string {
  if (kind === "trace")
    return "Spans are kept as they were sent last; scores that people gave are all kept.";
  return kept === "all"
    ? `Every version of the ${nouns[kind]} is kept from the release on that keeps histories; what was replaced before may be gone.`
    : "Scores that people gave are all kept. An output that was sent again stays until the store merges it away, usually for minutes to hours.";
}
