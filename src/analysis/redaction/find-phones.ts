import { type Finding, placesOf } from "./finding.ts";

/** Digits in groups, as telephone numbers are written; bounded, so that a long text of digits costs no square. */
const candidate =
  /(?<![\w.+\-/#:]|\d[ ,])(?:\+|\(\+?)?\d(?:[ ().\-/]{0,2}\d){6,15}(?![\w\-/]|[.,:]\d|%|[ .-]\d)/g;
const announced =
  /(?:\b(?:phone|tel|telephone|telefon|mobile|mobil|cell|fax|whatsapp|handy|call(?: me)?(?: (?:at|on))?|ring|sms|dial|hotline)\b[^\d\n+(]{0,15})$/i;

const fewestDigits = 8;
const mostDigits = 15;

/**
 * Telephone numbers: international ones (+49, 0049), national ones in groups that begin with 0, North American
 * ones in groups of 3, 3 and 4, and plain digits where a word like "phone" announces them.
 */
export function findPhones(text: string): Finding[] {
  const places = placesOf(text, candidate, "phone").map((place) =>
    withoutOuterBracket(text, place),
  );
  return places.filter(({ from, to }) => {
    const written = text.slice(from, to);
    const digits = written.replaceAll(/\D/g, "");
    if (digits.length < fewestDigits - 1 || digits.length > mostDigits) return false;
    if (isDateOrTime(written) || isAddress(written) || !bracketsClose(written)) return false;
    const isAnnounced = announced.test(text.slice(Math.max(0, from - 40), from));
    if (/^\(?\+/.test(written)) return digits.length >= fewestDigits && !written.startsWith("+0");
    if (isAnnounced) return digits.length >= fewestDigits - 1;
    return isNational(written, digits);
  });
}

const northAmerican = /^(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}$/;
const international = /^00 ?[1-9]\d{0,2}[ ./-]?\d/;

function isNational(written: string, digits: string): boolean {
  if (northAmerican.test(written)) return true;
  if (international.test(written)) return digits.length >= 11 && /[ /-]/.test(written);
  const isGrouped = /^\(?0\d{1,5}\)?[ ./-]/.test(written);
  return isGrouped && digits.length >= 9 && digits.length <= 12 && !/\.\d+$/.test(decimal(written));
}

/** "0.123456789" is a number. */
function decimal(written: string): string {
  return /^0\.\d+$/.test(written) ? written : "";
}

function isDateOrTime(written: string): boolean {
  return (
    /^(19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}/.test(written) ||
    /^\d{1,2}[-./ ]\d{1,2}[-./ ](19|20)\d{2}/.test(written) ||
    /^(19|20)\d{2}\s?[-/]\s?(19|20)\d{2}$/.test(written)
  );
}

/** Four numbers with dots between them. */
function isAddress(written: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(written);
}

/** "(+1 (212) 555-0143)": the first bracket is the sentence's. */
function withoutOuterBracket(text: string, { from, to, by }: Finding): Finding {
  const isOuter = text[from] === "(" && !bracketsClose(text.slice(from, to));
  return { from: isOuter ? from + 1 : from, to, by };
}

function bracketsClose(written: string): boolean {
  return written.split("(").length === written.split(")").length;
}
