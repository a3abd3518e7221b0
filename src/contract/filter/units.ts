const msPerUnit: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 60e3,
  min: 60e3,
  h: 3600e3,
  d: 86_400e3,
};

const suffixes: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, b: 1e9 };

const quantity = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)\s*([a-zµμ]*)$/i;

/** Milliseconds of "2s", "500ms", "1.5m", "250us", "2h"; a bare number is milliseconds. Null if it is none. */
export function parseDurationMs(text: string): number | null {
  return scaled(text, { ...msPerUnit, "": 1 });
}

/** The number in "12", "-0.5", "1e-3", "12k", "$0.01", "1,204" or "1_204"; null if it is none. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/^([+-]?)\$/, "$1");
  return scaled(plain.replaceAll(/(?<=\d)[,_](?=\d{3}(?!\d))/g, ""), suffixes);
}

function scaled(text: string, scales: Readonly<Record<string, number>>): number | null {
  const match = quantity.exec(text.trim());
  if (!match) return null;
  const unit = match[2]!.toLowerCase();
  const scale = Object.hasOwn(scales, unit) ? scales[unit]! : Number.NaN;
  const value = Number(match[1]) * scale;
  return Number.isFinite(value) ? value : null;
}
