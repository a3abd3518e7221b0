import { findCards } from "./find-cards.ts";
import { findEmails } from "./find-emails.ts";
import { findIbans } from "./find-ibans.ts";
import { findKeys } from "./find-keys.ts";
import { findPhones } from "./find-phones.ts";
import type { Detector, Finding } from "./finding.ts";

const finders: Readonly<Record<Detector, (text: string) => Finding[]>> = {
  email: findEmails,
  phone: findPhones,
  card: findCards,
  iban: findIbans,
  key: findKeys,
};
/** Rows of digits shorter than any number that is looked for. */
const digits = /\d[ ().\-/A-Z]{0,2}\d[ ().\-/A-Z]{0,2}\d[ ().\-/A-Z]{0,2}\d[ ().\-/A-Z]{0,2}\d/;
/** Vectors are numbers alone, and long. */
const onlyNumbers = /^\s*\[[\d\s.,eE+\-[\]]*$/;

/** What these detectors find in a text; findings of two may overlap. Takes time in proportion to the text. */
export function find(text: string, asked: readonly Detector[]): Finding[] {
  const hasDigits = digits.test(text);
  if (hasDigits && onlyNumbers.test(text)) return [];
  const found: Finding[] = [];
  for (const detector of asked) {
    const mayBe =
      detector === "phone" || detector === "card" || detector === "iban" ? hasDigits : true;
    if (mayBe) found.push(...finders[detector](text));
  }
  return found;
}
