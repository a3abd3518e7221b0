import { describe, expect, it } from "vitest";
import type { Parting, RunPartings } from "#contract/run-partings.ts";
import { limitsWords, partingsSentence, partingWords } from "./partings-words.ts";

const parting = (more: Partial<Parting> = {}): Parting => ({
  path: ["agent", "search"],
  kind: "TOOL",
  change: "changed",
  facet: "input",
  count: 9,
  low: 0.098,
  high: 0.308,
  broken: 0,
  fixed: 0,
  judged: 9,
  p: 0.5,
  adjusted: 0.5,
  pairs: [],
  ...more,
});
const found = (more: Partial<RunPartings> = {}): RunPartings => ({
  partings: [],
  total: 50,
  aligned: 50,
  same: 3,
  unread: 0,
  judged: 50,
  broken: 10,
  fixed: 4,
  ...more,
});

describe("the sentence about partings", () => {
  it("says where most part, with n and interval", () => {
    expect(partingsSentence(found({ partings: [parting()] }))).toBe(
      "Of 50 pairs of traces 3 took the same course. Most often they part at “search”: called with other arguments (9 of 50, 18.0 %, likely 9.8 to 30.8 %).",
    );
  });

  it("says where pairs are broken more often, once many looks are allowed for", () => {
    const worst = parting({ path: ["book"], broken: 8, adjusted: 0.004 });
    expect(partingsSentence(found({ partings: [parting(), worst] }))).toContain(
      "Those that part at “book” are broken more often than the others: 8 of 9 against 2 of 41 (p 0.004, adjusted over 2 places).",
    );
    const better = parting({ path: ["book"], broken: 0, adjusted: 0.004 });
    expect(partingsSentence(found({ partings: [better] }))).not.toContain("broken");
  });

  it("says what there is where nothing parts or nothing can be said", () => {
    expect(partingsSentence(found({ same: 50 }))).toBe(
      "All 50 pairs of traces took the same course.",
    );
    expect(partingsSentence(found({ total: 0, aligned: 0 }))).toContain("no example");
    expect(partingsSentence(found({ aligned: 0, unread: 50 }))).toContain("could be aligned");
  });
});

it("names what differs", () => {
  expect(partingWords(parting({ change: "lost", facet: null }))).toBe("only A does this");
  expect(partingWords(parting({ kind: "LLM", facet: "subject" }))).toBe("another model");
});

it("says what the figures leave out", () => {
  expect(limitsWords(found())).toBe("");
  expect(limitsWords(found({ total: 6511, aligned: 298, unread: 2, judged: 0 }))).toBe(
    "300 of 6,511 pairs were chosen, always the same ones; 2 pairs left out: a trace has not arrived or has more than 2,000 spans; no pair is judged by a pass metric, so none counts as fixed or broken.",
  );
});
