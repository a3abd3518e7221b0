/** How numbers are written, everywhere. A value that was not reported is never 0: see {@link notReported}. */

export const notReported = "–";

const minus = "−";

function withSign(text: string, value: number): string {
  if (value === 0) return text;
  return `${value > 0 ? "+" : minus}${text}`;
}

function fixed(value: number, digits: number): string {
  return formatterFor("fraction", digits).format(value);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs a hundred times more than using it, and pictures write hundreds of numbers a frame. */
function formatterFor(what: "fraction" | "significant", digits: number): Intl.NumberFormat {
  const key = `${what} ${digits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(
      "en-US",
      what === "fraction"
        ? { minimumFractionDigits: digits, maximumFractionDigits: digits }
        : { maximumSignificantDigits: digits },
    );
    formatters.set(key, formatter);
  }
  return formatter;
}

function signedFixed(value: number, digits: number): string {
  // Rounded first, so that -0.04 does not become "-0.0".
  const rounded = Number(value.toFixed(digits));
  return withSign(fixed(Math.abs(rounded), digits), rounded);
}

/** 0.739 → 73.9 % */
export function formatRate(rate: number): string {
  return `${formatNegative(rate * 100, 1)} %`;
}

/** The same without its unit, for columns that carry it in the header. */
export function formatPercentage(rate: number): string {
  return formatNegative(rate * 100, 1);
}

function formatNegative(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits));
  return `${rounded < 0 ? minus : ""}${fixed(Math.abs(rounded), digits)}`;
}

/** A difference of two rates: 0.216 → +21.6 points */
export function formatPoints(difference: number): string {
  return `${signedFixed(difference * 100, 1)} points`;
}

/** 1.153 → 1.15× */
export function formatRatio(ratio: number): string {
  return `${fixed(ratio, ratio >= 100 ? 0 : 2)}×`;
}

/** 812 → 812 ms, 3200 → 3.2 s, 64000 → 1 m 04 s */
export function formatDuration(ms: number): string {
  if (ms < 0) return `${minus}${formatDuration(-ms)}`;
  if (ms === 0) return "0 ms";
  if (ms < 9.95) return `${significant(ms, 2)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${fixed(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60).toLocaleString("en-US")} h ${twoDigits(minutes % 60)} m`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function significant(value: number, digits: number): string {
  return formatterFor("significant", digits).format(value);
}

/** 0.0042 → $0.0042, 12.4 → $12.40 */
export function formatMoney(usd: number): string {
  const size = Math.abs(usd);
  const sign = usd < 0 ? minus : "";
  if (size === 0) return "$0";
  if (size >= 0.99995) return `${sign}$${fixed(size, 2)}`;
  if (size >= 0.00095) return `${sign}$${fixed(size, 4)}`;
  return `${sign}$${significant(size, 2)}`;
}

/** 1234 → 1,234; 12345 → 12.3k */
export function formatTokens(tokens: number): string {
  if (Math.abs(tokens) < 10_000) return formatCount(tokens);
  if (Math.abs(tokens) < 999_950) return `${fixed(tokens / 1000, 1)}k`;
  if (Math.abs(tokens) < 999_950_000) return `${fixed(tokens / 1e6, 1)}M`;
  return `${fixed(tokens / 1e9, 1)}B`;
}

/** 1234567 → 1,234,567 */
export function formatCount(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** "1 run", "2,000 runs": the noun follows the number. */
export function formatQuantity(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(value)} ${value === 1 ? noun : plural}`;
}

/** A plain number without a known unit: at most three decimals, never scientific below a million. */
export function formatNumber(value: number): string {
  const text =
    Math.abs(value) >= 1e15
      ? value.toExponential(2)
      : value.toLocaleString("en-US", {
          maximumFractionDigits: Math.abs(value) >= 100 ? 1 : 3,
        });
  return text.replace("-", minus);
}

/** A difference of two plain numbers: +0.12 */
export function formatDifference(value: number): string {
  const rounded = Number(value.toFixed(3));
  return withSign(formatNumber(Math.abs(rounded)), rounded);
}

/** A p value: 0.0021, and 2.4e−180 where decimals end. */
export function formatP(p: number): string {
  if (p === 0 || p >= 0.0001) return String(Number(p.toPrecision(2)));
  return p.toExponential(1).replace("-", minus);
}

/** 1536 → 1.5 KiB */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : fixed(size, 1)} ${units[unit]}`;
}

/** Applies a format, or says that nothing was reported. */
export function orNotReported(
  value: number | null | undefined,
  format: (value: number) => string,
): string {
  return value === null || value === undefined ? notReported : format(value);
}
