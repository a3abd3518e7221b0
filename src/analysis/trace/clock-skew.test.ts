import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { clockSkew } from "./clock-skew.ts";
import { buildWaterfall, rowFlag, shiftOf } from "./waterfall-columns.ts";

const span = (
  id: string,
  parent: string | null,
  service: string | undefined,
  at: number,
  durationMs: number | null,
  more: Partial<PictureSpan> = {},
): PictureSpan => ({ id, parent, at, durationMs, ...(service ? { service } : {}), ...more });

function shiftsOf(spans: readonly PictureSpan[]): Record<string, number> {
  const source = pictureOf(spans);
  const shifts = clockSkew(source);
  return Object.fromEntries(source.service.values.map((name, at) => [name ?? "", shifts[at]!]));
}

const api = (durationMs = 100) => span("api", null, "api", 1000, durationMs);

describe("clockSkew", () => {
  it("puts a call in the middle of its parent when it came before", () => {
    expect(shiftsOf([api(), span("db", "api", "db", -2000, 60)])).toEqual({ api: 0, db: 3020 });
  });

  it("leaves a call alone that fits, and one that went on behind its parent's back", () => {
    expect(shiftsOf([api(), span("db", "api", "db", 1010, 60)])).toEqual({ api: 0, db: 0 });
    expect(shiftsOf([api(), span("job", "api", "worker", 1050, 80)])).toEqual({
      api: 0,
      worker: 0,
    });
    expect(shiftsOf([api(), span("job", "api", "worker", 5000, 9)])).toEqual({ api: 0, worker: 0 });
  });

  it("takes two late calls as one clock ahead, if one correction brings both inside", () => {
    const calls = [span("a", "api", "db", 1310, 30), span("b", "api", "db", 1350, 20)];
    expect(shiftsOf([api(), ...calls])["db"]).toBeCloseTo(-290);
    const jobs = [span("a", "api", "worker", 1310, 30), span("b", "api", "worker", 9000, 20)];
    expect(shiftsOf([api(), ...jobs])["worker"]).toBe(0);
  });

  it("needs one constant: a service on several machines stays as sent", () => {
    const calls = [10, 20, 30].map((at) => span(`ok${at}`, "api", "db", 1000 + at, 5));
    expect(shiftsOf([api(), ...calls, span("early", "api", "db", -500, 5)])["db"]).toBe(0);
  });

  it("moves a child that outlasts its parent no further than to its start", () => {
    expect(shiftsOf([api(), span("db", "api", "db", 900, 500)])["db"]).toBe(100);
    const running = span("db", "api", "db", 900, null, { running: true });
    expect(shiftsOf([api(), running])["db"]).toBe(100);
  });

  it("adds up along calls and comes back", () => {
    const spans = [
      api(),
      span("mid", "api", "mid", 0, 80),
      span("back", "mid", "api", 1030, 10),
      span("deep", "mid", "deep", -5000, 60),
    ];
    const shifts = shiftsOf(spans);
    expect(shifts["api"]).toBe(0);
    expect(shifts["mid"]).toBe(1010);
    expect(shifts["deep"]).toBe(6020);
  });

  it("says nothing of spans without a service or a start, nor within one service", () => {
    expect(shiftsOf([api(), span("x", "api", undefined, 0, 5)])).toEqual({ api: 0, "": 0 });
    expect(shiftsOf([api(), span("x", "api", "db", Number.NaN, 5)])["db"]).toBe(0);
    expect(shiftsOf([api(), span("x", "api", "api", 0, 5)])["api"]).toBe(0);
  });

  it("undoes any offset of a service whose calls fit without it", () => {
    const call = fc.record({
      at: fc.integer({ min: 0, max: 900 }),
      took: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(
        fc.array(call, { minLength: 2, maxLength: 12 }),
        // Ahead by so much that every call ends late, or behind by anything.
        fc.oneof(fc.integer({ min: -100_000, max: 0 }), fc.integer({ min: 1000, max: 100_000 })),
        (calls, offset) => {
          const spans = [
            span("root", null, "api", 0, 1000),
            ...calls.map(({ at, took }, k) => span(`c${k}`, "root", "db", at + offset, took)),
          ];
          const source = pictureOf(spans);
          const { flags } = buildWaterfall(source, "real", clockSkew(source));
          expect(flags.some((flag) => flag & rowFlag.outside)).toBe(false);
        },
      ),
    );
  });
});

describe("a waterfall with corrected clocks", () => {
  const spans = [api(), span("db", "api", "db", -2000, 60), span("sql", "db", "db", -1990, 10)];

  it("shows what was moved, and the trace no longer than it was", () => {
    const source = pictureOf(spans);
    const waterfall = buildWaterfall(source, "real", clockSkew(source));
    const { startMs, totalMs } = waterfall;
    expect([...startMs]).toEqual([0, 20, 30]);
    expect(totalMs).toBe(100);
    expect([0, 1, 2].map((row) => shiftOf(waterfall, source, row))).toEqual([0, 3020, 3020]);
  });

  it("keeps the times as sent where it is asked to", () => {
    const waterfall = buildWaterfall(pictureOf(spans));
    const { startMs, totalMs, flags } = waterfall;
    expect([...startMs]).toEqual([3000, 0, 10]);
    expect(totalMs).toBe(3100);
    expect(shiftOf(waterfall, pictureOf(spans), 1)).toBe(0);
    expect(flags[1]! & rowFlag.outside).toBeTruthy();
  });
});
