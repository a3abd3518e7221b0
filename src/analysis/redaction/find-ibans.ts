import { type Finding, placesOf } from "./finding.ts";

const candidate = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])/g;

/** Lengths by country, of the registry of SWIFT. */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 " +
    "FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 " +
    "MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 TN24 " +
    "TR26 UA29 VA22 VG24 XK20"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** International bank account numbers whose length is their country's and whose check is right. */
export function findIbans(text: string): Finding[] {
  return placesOf(text, candidate, "iban").flatMap(({ from, to, by }) => {
    const end = endOf(text, from, to);
    return end !== undefined && isIban(text.slice(from, end).replaceAll(" ", ""))
      ? [{ from, to: end, by }]
      : [];
  });
}

/** Words in capitals may follow it: it ends where its country says. */
function endOf(text: string, from: number, to: number): number | undefined {
  const length = lengths[text.slice(from, from + 2)];
  let count = 0;
  for (let at = from; at < to; at++) {
    if (text[at] !== " ") count++;
    if (count === length) return /[A-Z0-9]/.test(text[at + 1] ?? "") ? undefined : at + 1;
  }
  return undefined;
}

/** ISO 7064, mod 97-10: the first four characters go to the end, letters become numbers, the rest is 1. */
function isIban(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
