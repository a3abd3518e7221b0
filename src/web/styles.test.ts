import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("styles.css", import.meta.url), "utf8");

function tokensOf(selector: string): Map<string, string> {
  const block = css.split(`${selector} {`)[1]!.split("\n}")[0]!;
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
  );
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const asText = /^(ink|muted|accent|better|worse|error|warning|run-\d|kind-\w+)$/;
const pairs: readonly [string, string][] = [
  ["on-accent", "accent"],
  ["better", "better-tint"],
  ["worse", "worse-tint"],
  ["error", "error-tint"],
  ["warning", "warning-tint"],
  ["muted", "error-tint"],
];

describe.each([":root", ':root[data-theme="dark"]'])("colours of %s", (selector) => {
  const tokens = tokensOf(selector);

  it.each([...tokens.keys()].filter((name) => asText.test(name)))(
    "%s can be read on every surface",
    (name) => {
      const contrasts = ["surface", "sunken", "hover", "selected"].map((surface) =>
        contrast(tokens.get(name)!, tokens.get(surface)!),
      );
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(pairs)("%s can be read on %s", (text, behind) => {
    expect(contrast(tokens.get(text)!, tokens.get(behind)!)).toBeGreaterThanOrEqual(4.5);
  });
});
