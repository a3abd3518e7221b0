import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSample } from "#testing/redaction-sample/read-sample.ts";
import { find } from "./find.ts";
import { detectors, withoutOverlaps } from "./finding.ts";

const sample = readSample();

/** The figures in src/testing/redaction-sample/README.md. */
const figures = {
  email: { labelled: 24, recall: 1, precision: 1 },
  phone: { labelled: 40, recall: 1, precision: 0.976 },
  card: { labelled: 21, recall: 1, precision: 1 },
  iban: { labelled: 23, recall: 1, precision: 1 },
  key: { labelled: 41, recall: 1, precision: 1 },
};
/** Known to be found wrongly: the end of an account's number, where accounts are not looked for. */
const knownFaults: Readonly<Record<string, string[]>> = { phone: ["0417 1643 00"] };

describe("the labelled sample", () => {
  it("has more than 300 cases, half of them without anything to find", () => {
    expect(sample.length).toBeGreaterThanOrEqual(300);
    expect(sample.filter(({ places }) => places.length === 0).length).toBeGreaterThan(140);
  });

  it.each(detectors)("%s: recall and precision are what the README says", (by) => {
    let [labelled, hits, found] = [0, 0, 0];
    const faults: string[] = [];
    for (const { text, places } of sample) {
      const wanted = places.filter((place) => place.by === by);
      const got = withoutOverlaps(find(text, [by]));
      const same = got.filter(({ from, to }) =>
        wanted.some((place) => place.from === from && place.to === to),
      );
      labelled += wanted.length;
      found += got.length;
      hits += same.length;
      if (same.length < wanted.length || same.length < got.length)
        faults.push(got.map(({ from, to }) => text.slice(from, to)).join(" | "));
    }
    const measured = { labelled, recall: share(hits, labelled), precision: share(hits, found) };
    expect({ ...measured, faults }).toEqual({ ...figures[by], faults: knownFaults[by] ?? [] });
  });
});

describe("find", () => {
  it("takes time in proportion to the text, whatever it is", () => {
    const parts = [
      "a",
      "1",
      "@",
      "+4",
      "eyJ",
      ".",
      "-",
      "key=",
      "DE89",
      " ",
      "4111",
      '"',
      "://",
      "sk-",
    ];
    for (const part of parts) {
      const text = part.repeat(200_000 / part.length);
      expect(find(text, detectors).length).toBeGreaterThanOrEqual(0);
    }
  });

  it("gives places inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        for (const { from, to } of find(text, detectors)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it("leaves vectors alone", () => {
    expect(
      find(JSON.stringify(Array.from({ length: 500 }, () => 4_111_111_111_111_111)), detectors),
    ).toEqual([]);
  });
});

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 1000;
}
