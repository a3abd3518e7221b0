import fc from "fast-check";
import type { PictureSpan } from "./waterfall-source.ts";

const step = fc.record({
  /** Of all the spans before it, which is the parent; the first ones come more often. */
  parent: fc.double({ min: 0, max: 1, noNaN: true }),
  at: fc.integer({ min: -50, max: 1000 }),
  durationMs: fc.option(fc.integer({ min: 0, max: 600 }), { freq: 8 }),
  running: fc.boolean(),
  service: fc.constantFrom("api", "db", undefined),
});

/** Traces of any shape, sound or not: children before and behind their parents, without ends, lost ones. */
export const anyTrace: fc.Arbitrary<PictureSpan[]> = fc
  .array(step, { minLength: 1, maxLength: 40 })
  .map((steps) =>
    steps.map(({ parent, at, durationMs, running, service }, index): PictureSpan => {
      const owner = Math.floor(parent * index * 1.05);
      return {
        id: `s${index}`,
        parent: index === 0 ? null : owner >= index ? "lost" : `s${owner}`,
        at: index === 0 ? 0 : at,
        durationMs,
        running: durationMs === null && running,
        ...(service ? { service } : {}),
      };
    }),
  );
