import { describe, expect, it } from "vitest";
import { createAdmission, flightBytes } from "./admission.ts";

const mebibyte = 1024 ** 2;

function anAdmission({ free = 1e12 as number | null, answers = true } = {}) {
  const state = { free, answers };
  const admission = createAdmission({
    freeBytes: () => state.free,
    floorBytes: () => 100 * mebibyte,
    answers: () => state.answers,
    memoryBytes: 1000,
  });
  return { state, admission };
}

describe("admission", () => {
  it("refuses below the floor of the disk and goes on by itself above it", () => {
    const { state, admission } = anAdmission({ free: 99.9 * mebibyte });
    expect(() => admission.check()).toThrow("Only 99 MiB of disk are left");
    expect(admission.refusals()).toHaveLength(1);
    state.free = 100 * mebibyte;
    expect(() => admission.check()).not.toThrow();
    expect(admission.refusals()).toEqual([]);
  });

  it("takes an unknown disk for a large one", () => {
    expect(() => anAdmission({ free: null }).admission.check()).not.toThrow();
  });

  it("refuses while the engine is silent", () => {
    const { admission } = anAdmission({ answers: false });
    expect(() => admission.check()).toThrow("does not answer");
  });

  it("holds no more than its memory, but always one request", () => {
    const { admission } = anAdmission();
    const large = admission.enter(5000);
    expect(() => admission.enter(1)).toThrow("More arrives");
    large.release();
    large.release();
    expect(admission.heldBytes()).toBe(0);
    const [one, other] = [admission.enter(400), admission.enter(400)];
    expect(() => one.grow(300)).toThrow("More arrives");
    one.grow(200);
    expect(admission.isFull()).toBe(true);
    other.release();
    // Alone again, it may hold as much as it needs.
    one.grow(5000);
    one.release();
    expect(admission.heldBytes()).toBe(0);
  });

  it("sizes its memory by the heap", () => {
    expect(flightBytes(100 * mebibyte)).toBe(32 * mebibyte);
    expect(flightBytes(2048 * mebibyte)).toBe(128 * mebibyte);
    expect(flightBytes(1e12)).toBe(256 * mebibyte);
  });
});
