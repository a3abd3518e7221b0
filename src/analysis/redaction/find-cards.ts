import { type Finding, placesOf } from "./finding.ts";
import { isLuhn } from "./luhn.ts";

/** 13 to 19 digits, alone or in groups parted by one space or hyphen. */
const candidate = /(?<![\w.+-]|\d[ -])\d(?:[ -]?\d){12,18}(?![\w-]|[ -]?\d|\.\d)/g;

/** What issuers' numbers begin with, and how long they are. */
const issuers: readonly (readonly [begins: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(6011|65|64[4-9])/, [16, 19]],
  [/^35(2[89]|[3-8])/, [16]],
  [/^3(0[0-5]|[68])/, [14]],
  [/^62/, [16, 17, 18, 19]],
  [/^(5018|5020|5038|5893|6304|6759|676[1-3])/, [13, 15, 16, 18, 19]],
];

/** Numbers of payment cards: an issuer's beginning and length, and a check digit that is right. */
export function findCards(text: string): Finding[] {
  return placesOf(text, candidate, "card").filter(({ from, to }) => {
    const written = text.slice(from, to);
    const digits = written.replaceAll(/\D/g, "");
    return (
      hasOneSeparator(written) && isIssued(digits) && !/^(\d)\1*$/.test(digits) && isLuhn(digits)
    );
  });
}

function isIssued(digits: string): boolean {
  return issuers.some(
    ([begins, lengths]) => begins.test(digits) && lengths.includes(digits.length),
  );
}

function hasOneSeparator(written: string): boolean {
  return !(written.includes(" ") && written.includes("-"));
}
