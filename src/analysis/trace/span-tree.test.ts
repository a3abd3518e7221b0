import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanTree, type TreeSpan } from "./span-tree.ts";

function span(spanId: string, parentSpanId = "", start = 0): TreeSpan {
  return { spanId, parentSpanId, startNs: BigInt(start) };
}

function outline(spans: readonly TreeSpan[]): string[] {
  return spanTree(spans).map(({ span: { spanId }, depth, orphan, cyclic }) => {
    const mark = orphan ? "?" : cyclic ? "@" : "";
    return `${"  ".repeat(depth)}${spanId}${mark}`;
  });
}

describe("spanTree", () => {
  it("puts children under parents, by start and then by id", () => {
    const spans = [span("c", "a", 2), span("a"), span("z", "a", 1), span("b", "a", 2)];
    expect(outline(spans)).toEqual(["a", "  z", "  b", "  c"]);
  });

  it("keeps every root", () => {
    expect(outline([span("second", "", 5), span("first")])).toEqual(["first", "second"]);
  });

  it("shows a span whose parent is missing at top level", () => {
    expect(outline([span("a", "gone"), span("b", "a")])).toEqual(["a?", "  b"]);
  });

  it("shows the members of a ring at top level and the rest below them", () => {
    const spans = [span("p", "q"), span("q", "p"), span("child", "p"), span("self", "self")];
    expect(outline(spans)).toEqual(["p@", "  child", "q@", "self@"]);
  });

  it("gives the children of a repeated id to its first span", () => {
    expect(outline([span("a", "", 1), span("a"), span("b", "a", 3)])).toEqual(["a", "  b", "a"]);
  });

  it("survives a chain of 20,000 spans", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      span(`s${index}`, index === 0 ? "" : `s${index - 1}`, index),
    );
    expect(spanTree(chain).at(-1)?.depth).toBe(19_999);
  });

  it("keeps every span exactly once, below its parent, whatever the parents are", () => {
    const id = fc.integer({ min: 0, max: 12 }).map((value) => `s${value}`);
    const anySpan = fc
      .tuple(id, fc.oneof(id, fc.constant(""), fc.constant("gone")), fc.nat(5))
      .map(([spanId, parent, start]) => span(spanId, parent, start));
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 30 }), (spans) => {
        const nodes = spanTree(spans);
        expect(new Set(nodes.map((node) => node.span))).toEqual(new Set(spans));
        expect(nodes).toHaveLength(spans.length);
        for (const [index, { span: own, parent, depth }] of nodes.entries()) {
          const above = nodes[parent];
          expect(parent).toBeLessThan(index);
          expect(above?.span.spanId ?? own.parentSpanId).toBe(own.parentSpanId);
          expect(depth).toBe(above === undefined ? 0 : above.depth + 1);
        }
      }),
    );
  });

  it("gives the same order however the spans arrive", () => {
    const spans = [
      span("a"),
      span("b", "a", 1),
      span("c", "a", 2),
      span("d", "b", 3),
      span("e", "x"),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(spans, { minLength: spans.length }), (shuffled) => {
        expect(outline(shuffled)).toEqual(outline(spans));
      }),
    );
  });
});

it("orders starts that numbers cannot tell apart", () => {
  const far = 10n ** 18n;
  const at = (spanId: string, startNs: bigint): TreeSpan => ({ spanId, parentSpanId: "", startNs });
  const spans = [at("x", 0n), at("a", far + 1n), at("b", far)];
  expect(spanTree(spans).map(({ span: own }) => own.spanId)).toEqual(["x", "b", "a"]);
});
