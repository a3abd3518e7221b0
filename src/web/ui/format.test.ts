import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDifference,
  formatDuration,
  formatMoney,
  formatNumber,
  formatP,
  formatPoints,
  formatQuantity,
  formatRate,
  formatRatio,
  formatTokens,
  orNotReported,
} from "./format.ts";

describe("rates, differences and ratios", () => {
  it.each([
    [0.739, "73.9 %"],
    [0, "0.0 %"],
    [1, "100.0 %"],
    [-0.0001, "0.0 %"],
  ])("writes the rate %d as %s", (rate, text) => expect(formatRate(rate)).toBe(text));

  it.each([
    [0.216, "+21.6 points"],
    [-0.1, "−10.0 points"],
    [0, "0.0 points"],
    [-0.0004, "0.0 points"],
  ])("writes the difference %d as %s", (d, text) => expect(formatPoints(d)).toBe(text));

  it("writes a ratio with a cross", () => expect(formatRatio(1.153)).toBe("1.15×"));
});

describe("durations", () => {
  it.each([
    [0, "0 ms"],
    [0.42, "0.42 ms"],
    [812, "812 ms"],
    [999.4, "999 ms"],
    [999.6, "1.0 s"],
    [3200, "3.2 s"],
    [59_949, "59.9 s"],
    [59_960, "1 m 00 s"],
    [64_000, "1 m 04 s"],
    [3_599_600, "1 h 00 m"],
    [7_260_000, "2 h 01 m"],
  ])("writes %d ms as %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe("money", () => {
  it.each([
    [0, "$0"],
    [0.0042, "$0.0042"],
    [0.0121, "$0.0121"],
    [0.000042, "$0.000042"],
    [0.5, "$0.5000"],
    [0.99999, "$1.00"],
    [12.4, "$12.40"],
    [1234.5, "$1,234.50"],
  ])("writes %d as %s", (usd, text) => expect(formatMoney(usd)).toBe(text));
});

describe("counts and tokens", () => {
  it.each([
    [1234, "1,234"],
    [9999, "9,999"],
    [12_345, "12.3k"],
    [999_960, "1.0M"],
    [2_500_000, "2.5M"],
  ])("writes %d tokens as %s", (tokens, text) => expect(formatTokens(tokens)).toBe(text));

  it("keeps separators in counts", () => expect(formatCount(1_234_567)).toBe("1,234,567"));
  it("agrees in number", () => {
    expect(formatQuantity(1, "run")).toBe("1 run");
    expect(formatQuantity(0, "run")).toBe("0 runs");
    expect(formatQuantity(2000, "run")).toBe("2,000 runs");
  });
});

describe("everything else", () => {
  it("limits decimals of plain numbers", () => {
    expect(formatNumber(0.123456)).toBe("0.123");
    expect(formatNumber(1234.56)).toBe("1,234.6");
    expect(formatNumber(-2)).toBe("−2");
    expect(formatDifference(0.12)).toBe("+0.12");
  });
  it("writes p values with two digits, however small", () => {
    expect([0.0021, 0.04999, 1, 2.4e-180].map(formatP)).toEqual([
      "0.0021",
      "0.05",
      "1",
      "2.4e−180",
    ]);
  });
  it("writes bytes in powers of 1,024", () => {
    expect(formatBytes(512)).toBe("512 B");
    expect(formatBytes(1536)).toBe("1.5 KiB");
  });
  it("never turns a missing value into 0", () => {
    expect(orNotReported(null, formatMoney)).toBe("–");
    expect(orNotReported(undefined, formatTokens)).toBe("–");
    expect(orNotReported(0, formatTokens)).toBe("0");
  });
});
