/** 1,418 */
export function countWords(count: number): string {
  return Math.round(count).toLocaleString("en-US");
}

/** "1 example", "113 examples" */
export function quantityWords(count: number, noun: string): string {
  return `${countWords(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Digits behind the point that keep two of them different from zero, at least `least`, at most 6. */
function digitsFor(value: number, least: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 1
    ? least
    : Math.min(6, Math.max(least, 1 - Math.floor(Math.log10(size))));
}

/** "-0" is no number for people. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}

/** A share as points: "43.6". */
export function pointWords(share: number): string {
  return fixed(share * 100, 1);
}

/** A score: "0.82", "0.0031". */
export function scoreWords(value: number): string {
  return fixed(value, digitsFor(value, 2));
}

/** A ratio: "1.15". */
export function timesWords(ratio: number): string {
  return fixed(ratio, ratio > 0 ? digitsFor(ratio, 2) : 2);
}

/** With its sign, also a plus. */
export function signed(text: string): string {
  return text.startsWith("-") || Number(text) === 0 ? text : `+${text}`;
}

/** A share as per cent without needless digits: "12 %", "1.2 %". */
export function percentWords(share: number): string {
  const percent = share * 100;
  return `${Number(percent.toFixed(percent >= 10 ? 0 : 1))} %`;
}
