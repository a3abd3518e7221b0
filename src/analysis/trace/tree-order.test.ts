import fc from "fast-check";
import { expect, it } from "vitest";
import { causes, parentIndexes, treeOrder } from "./tree-order.ts";

const lists = fc.array(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    parent: fc.constantFrom("", "a", "b", "c", "d", "e", "f", "gone"),
    failed: fc.constantFrom(0, 1),
  }),
  { maxLength: 12 },
);

it("gives every span one place, subtrees together, whatever the parents are", () => {
  fc.assert(
    fc.property(lists, (spans) => {
      const { order, parent, depth, end } = treeOrder(
        parentIndexes(
          spans.map(({ id }) => id),
          spans.map((span) => span.parent),
        ),
      );
      expect([...order].toSorted((a, b) => a - b)).toEqual(spans.map((_, index) => index));
      for (const [place, owner] of parent.entries()) {
        expect(owner).toBeLessThan(place);
        expect(depth[place]).toBe(owner < 0 ? 0 : depth[owner]! + 1);
        expect(end[place]).toBeGreaterThan(place);
        expect(end[place]).toBeLessThanOrEqual(owner < 0 ? spans.length : end[owner]!);
        expect(owner < 0 || place < end[owner]!).toBe(true);
      }
    }),
  );
});

it("finds where failures began", () => {
  fc.assert(
    fc.property(lists, (spans) => {
      const tree = treeOrder(
        parentIndexes(
          spans.map(({ id }) => id),
          spans.map((span) => span.parent),
        ),
      );
      const failed = Uint8Array.from(tree.order, (index) => spans[index]!.failed);
      const expected = [...failed].map((own, place) => {
        const below = failed.subarray(place + 1, tree.end[place]);
        return own && !below.includes(1) ? 1 : 0;
      });
      expect([...causes(tree.parent, failed)]).toEqual(expected);
    }),
  );
});

it("gives the children of a repeated id to its first span, and keeps lost spans and rings at top level", () => {
  const ids = ["a", "a", "b", "c", "p", "q"];
  const { order, parent, top } = treeOrder(parentIndexes(ids, ["", "", "a", "gone", "q", "p"]));
  expect([...order]).toEqual([0, 2, 1, 3, 4, 5]);
  expect([...parent]).toEqual([-1, 0, -1, -1, -1, -1]);
  expect([...top]).toEqual([0, 0, 0, 1, 2, 2]);
});
