import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearPairs } from "./near-pairs.ts";
import { jaccard } from "./word-runs.ts";

const set = fc
  .uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 9 })
  .map((members) => Float64Array.from(members).sort());
const options = { threshold: 0.8, exactUpTo: 1000, named: 5, mostCandidates: 1e6 };

function counted(sets: readonly Float64Array[], threshold: number): number {
  let count = 0;
  for (const [at, one] of sets.entries())
    for (const other of sets.slice(at + 1))
      if (one.length > 0 && other.length > 0 && jaccard(one, other) >= threshold) count += 1;
  return count;
}

describe("near pairs", () => {
  it("are those of comparing each with each", () => {
    fc.assert(
      fc.property(
        fc.array(set, { maxLength: 25 }),
        fc.constantFrom(0.5, 0.6, 0.75, 0.8, 1),
        (sets, threshold) => {
          const found = nearPairs(sets, { ...options, threshold });
          expect(found).toMatchObject({ count: counted(sets, threshold), complete: true });
        },
      ),
    );
  });

  it("name the most similar first and count all", () => {
    const ten = Array.from({ length: 10 }, (_, at) => at);
    const sets = [ten, ten.slice(1), ten.slice(2), ten].map((each) => Float64Array.from(each));
    const found = nearPairs(sets, options);
    expect(found).toMatchObject({ count: 6, items: 4, method: "exact", complete: true });
    expect(found.pairs.map(({ one, other }) => [one, other].toSorted((a, b) => a - b))).toEqual([
      [0, 1],
      [1, 2],
      [0, 2],
      [0, 3],
    ]);
    expect(found.pairs[0]?.similarity).toBeCloseTo(0.9, 12);
  });

  it("say when there were too many to look at", () => {
    const sets = Array.from({ length: 12 }, (_, at) =>
      Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 100 + at]),
    );
    expect(nearPairs(sets, options)).toMatchObject({ count: 66, complete: true });
    expect(nearPairs(sets, { ...options, mostCandidates: 10 }).complete).toBe(false);
  });

  it("come from MinHash for many, and hardly any is missed", () => {
    // 300 pairs of similarity 0.82 among sets that share nothing else.
    const sets = Array.from({ length: 600 }, (_, at) =>
      Float64Array.from({ length: 40 }, (_unused, member) =>
        member < 36 ? Math.floor(at / 2) * 1000 + member : 5_000_000 + at * 100 + member,
      ),
    );
    const found = nearPairs(sets, { ...options, exactUpTo: 100 });
    expect(found.method).toBe("minhash");
    expect(found.count).toBeGreaterThanOrEqual(294);
    expect(found.count).toBeLessThanOrEqual(300);
    expect(nearPairs(sets, options).count).toBe(300);
  });
});
