import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentUse, isUsed, readAnswer } from "./document-use.ts";
import { bySimilarity, topAgainstBest } from "./most-similar.ts";
import { rankChanges } from "./rank-changes.ts";
import { discountedGain, rankingMeasures } from "./ranking-measures.ts";
import { isRelevant } from "./relevance.ts";

describe("rankingMeasures", () => {
  it("gives the published example of discounted gain (Wikipedia, six documents)", () => {
    expect(discountedGain([3, 2, 3, 0, 1, 2])).toBeCloseTo(6.861, 3);
    const measures = rankingMeasures([3, 2, 3, 0, 1, 2], [3, 3, 3, 2, 2, 2, 1, 0], 6);
    expect(measures?.ndcg).toBeCloseTo(0.785, 3);
  });

  it.each([
    // The examples of scikit-learn's ndcg_score: relevance 10, 0, 0, 1, 5 ordered by two scorings.
    [[5, 1, 0, 0, 10], 5, 0.6956940443813076],
    [[0, 0, 1, 10, 5], 5, 0.4936801913773761],
    [[0, 0, 1, 10, 5], 4, 0.3520241100634489],
  ])("gives scikit-learn's ndcg of %j at %d", (gains, k, expected) => {
    expect(rankingMeasures(gains, gains, k)?.ndcg).toBeCloseTo(expected, 12);
  });

  it("counts hits, precision, recall and the first rank", () => {
    const measures = rankingMeasures([0, 1, null, 1], [1, 1, 1], 3);
    expect(measures).toMatchObject({ hit: 1, precision: 1 / 3, recall: 1 / 3 });
    expect(measures?.reciprocalRank).toBe(0.5);
    expect(rankingMeasures([0, 0, 1], [1], 2)).toMatchObject({ hit: 0, reciprocalRank: 1 / 3 });
    expect(rankingMeasures([1], [1], 5)?.precision).toBe(0.2);
  });

  it("is null where nothing is known to be relevant, and 0 where nothing relevant was given", () => {
    expect(rankingMeasures([0, null], [0], 3)).toBeNull();
    expect(rankingMeasures([], [], 3)).toBeNull();
    const nothing = { hit: 0, precision: 0, recall: 0, reciprocalRank: 0, ndcg: 0 };
    expect(rankingMeasures([], [1], 3)).toEqual(nothing);
  });

  it("stays within 0 and 1, and is 1 for the best order", () => {
    const gains = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(gains, fc.integer({ min: 1, max: 15 }), (given, k) => {
        const known = given.filter((gain) => gain !== null);
        const measures = rankingMeasures(given, known, k);
        expect(measures === null).toBe(!known.some(isRelevant));
        for (const value of Object.values(measures ?? {})) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        if (measures === null) return;
        const best = known.toSorted((a, b) => b - a);
        expect(rankingMeasures(best, known, k)?.ndcg).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("topAgainstBest", () => {
  it("finds the relevant document behind a more similar one", () => {
    const list = [
      { score: 0.82, relevance: 0 },
      { score: 0.79, relevance: 1 },
    ];
    expect(topAgainstBest(list)).toEqual({ top: 0, best: 1, behind: 1, lost: 1 });
    // As distances the second is the closer one, and the most relevant.
    expect(topAgainstBest(list, true)).toBeNull();
  });

  it("says nothing without labels, without relevant documents, or where the first is the best", () => {
    expect(topAgainstBest([])).toBeNull();
    expect(topAgainstBest([{ score: 1, relevance: null }])).toBeNull();
    const unlabelledTop = [
      { score: 1, relevance: null },
      { score: 0.5, relevance: 1 },
    ];
    expect(topAgainstBest(unlabelledTop)).toBeNull();
    const equal = [
      { score: 1, relevance: 1 },
      { score: 0.5, relevance: 1 },
    ];
    expect(topAgainstBest(equal)).toBeNull();
    const none = [
      { score: 1, relevance: 0 },
      { score: 0.5, relevance: 0.2 },
    ];
    expect(topAgainstBest(none)).toBeNull();
  });

  it("keeps the list's order where a score is missing", () => {
    expect(bySimilarity([{ score: 0.1 }, { score: null }, { score: 0.9 }])).toEqual([0, 1, 2]);
    expect(bySimilarity([{ score: 0.1 }, { score: 0.5 }, { score: 0.9 }])).toEqual([2, 1, 0]);
  });
});

it("follows documents from one list to another, repeated ones in turn", () => {
  const of = (...ids: string[]) => ids.map((id) => ({ id, content: null }));
  expect(rankChanges(of("a", "b", "c", "a"), of("c", "a", "x", "a"))).toEqual([
    { before: 2, after: 0 },
    { before: 0, after: 1 },
    { before: null, after: 2 },
    { before: 3, after: 3 },
    { before: 1, after: null },
  ]);
  const texts = [
    { id: null, content: "one" },
    { id: null, content: "two" },
  ];
  expect(rankChanges(texts, texts.toReversed()).map(({ before }) => before)).toEqual([1, 0]);
});

describe("documentUse", () => {
  const used = (answer: string, id: string | null, content: string | null) =>
    documentUse(readAnswer(answer), [{ id, content }])[0];

  it("finds five words in a row that document and answer share, whatever their case and marks", () => {
    const page = "Unused goods can be returned within 45 days of delivery.";
    expect(used("You can: unused goods can be RETURNED, within 45 days.", null, page)).toEqual({
      cited: false,
      sharedPhrases: 4,
    });
    expect(used("You may send your unused goods back in 45 days.", null, page)).toEqual({
      cited: false,
      sharedPhrases: 0,
    });
    const greek = "Η επιστροφή γίνεται δεκτή μέσα σε δεκατέσσερις ημέρες.";
    expect(used("Ναι: η επιστροφή γίνεται δεκτή μέσα σε λίγο", null, greek)?.sharedPhrases).toBe(2);
  });

  it.each([
    ["It costs 5 dollars. [shipping-cost]", "shipping-cost", true],
    ["It costs 5 dollars. [shipping-cost-abroad]", "shipping-cost", false],
    ["See https://docs.example/returns#3, please.", "https://docs.example/returns#3", true],
    ["There are 12 days left.", "12", false],
    ["There are some days left [12].", "12", true],
  ])("in %j is %j cited: %s", (answer, id, cited) => {
    expect(used(answer, id, "other words")?.cited).toBe(cited);
  });

  it("cannot tell of a short answer that cites nothing, or of a document without text", () => {
    expect(used("45 days", "a-page", "Within 45 days of delivery, unused.")).toBeNull();
    expect(used("It is a long enough answer.", "a-page", null)).toBeNull();
    expect(used("45 days [a-page]", "a-page", null)).toEqual({ cited: true, sharedPhrases: 0 });
    expect(isUsed(null)).toBeNull();
    expect(isUsed({ cited: false, sharedPhrases: 0 })).toBe(false);
  });
});
