import { expect, it } from "vitest";
import type { HistoryItem } from "#contract/history.ts";
import { eventWords, keptWords } from "./history-words.ts";

const item: HistoryItem = {
  at: "2025-01-01T00:00:00Z",
  who: null,
  event: "scored",
  subject: "polite by Ann",
  changes: [],
  count: null,
};
const value = (before: string | null, after: string | null) => ({
  ...item,
  changes: [{ field: "value", before, after }],
});

it("says what happened", () => {
  expect(eventWords(value(null, "true"))).toBe("Scored: polite by Ann");
  expect(eventWords(value("true", "false"))).toBe("Scored anew: polite by Ann");
  expect(eventWords(value("true", null))).toBe("Score taken back: polite by Ann");
  expect(eventWords({ ...item, event: "arrived", count: 1 })).toBe("1 span arrived");
  expect(eventWords({ ...item, event: "deed", subject: "deleted traces" })).toBe("Deleted traces");
  expect(eventWords({ ...item, event: "changed", subject: "" })).toBe("Sent again");
});

it("says what is kept", () => {
  expect(keptWords("result", "recent")).toContain("until the store merges it away");
  expect(keptWords("run", "all")).toContain("Every version of the run");
  expect(keptWords("trace", "all")).toContain("as they were sent last");
});
