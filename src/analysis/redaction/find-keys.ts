import { type Finding, placesOf } from "./finding.ts";

/** Beginnings that makers of keys chose so that a key is known for one. Every repetition is of one class of signs. */
const known: readonly RegExp[] = [
  /(?<![A-Za-z0-9_])sk-(?:proj-|svcacct-|admin-|ant-(?:api|admin)\d\d-|or-v1-|lf-)?[A-Za-z0-9_-]{20,200}/g,
  /(?<![A-Za-z0-9_])pk-lf-[A-Za-z0-9-]{20,60}/g,
  /(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{30,255}/g,
  /(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{22,255}/g,
  /(?<![A-Za-z0-9_])glpat-[A-Za-z0-9_-]{20,64}/g,
  /(?<![A-Za-z0-9_])xox[abeoprs]-[A-Za-z0-9-]{10,250}/g,
  /(?<![A-Za-z0-9_])(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])/g,
  /(?<![A-Za-z0-9_])AIza[0-9A-Za-z_-]{35}/g,
  /(?<![A-Za-z0-9_])ya29\.[0-9A-Za-z_-]{20,250}/g,
  /(?<![A-Za-z0-9_])(?:sk|rk|pk)_(?:live|test)_[0-9A-Za-z]{16,250}/g,
  /(?<![A-Za-z0-9_])whsec_[0-9A-Za-z+/=]{20,100}/g,
  /(?<![A-Za-z0-9_])SG\.[\w-]{16,32}\.[\w-]{16,64}/g,
  /(?<![A-Za-z0-9_])(?:hf|npm|gsk|dop_v1|doo_v1|shpat|shpss|lsv2_pt|lsv2_sk|r8|nvapi|tvly|pplx|xai)[_-][0-9A-Za-z_-]{20,250}/g,
  /(?<![A-Za-z0-9_])pypi-[0-9A-Za-z_-]{50,250}/g,
  /(?<![A-Za-z0-9_])eyJ[A-Za-z0-9_-]{8,4000}\.eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{8,2000}/g,
  /-----BEGIN (?:[A-Z]{2,10} )?(?:ENCRYPTED )?PRIVATE KEY-----[^-]{20,20000}-----END (?:[A-Z]{2,10} )?(?:ENCRYPTED )?PRIVATE KEY-----/g,
];

/** A name that says secret, a sign of assignment, and the value. */
const assigned =
  /(?<![A-Za-z])(?:[A-Za-z0-9]{1,20}[_-]){0,3}(?:api[_-]?key|apikey|secret|token|password|passwd|pwd|passphrase|access[_-]?key|private[_-]?key|auth[_-]?key|signing[_-]?key|credential|authorization)(?:[_-](?:key|id|value))?\\?["']?\s{0,3}(?:=>|:=|[:=])\s{0,3}\\?["']?(?:(?:Bearer|Basic|Token) )?([^\s"'`,;<>(){}\\[\]]{8,500})/gi;
const bearer = /\b(?:Bearer|Basic) ([A-Za-z0-9+/=_.~-]{16,4000})/g;
const inAddress = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"']{0,64}:([^\s@/"']{3,128})@/gi;

/** Words in front of which every key stands: a text without any of them need not be searched. */
const hint =
  /sk[-_]|pk[-_]|rk_|gh[pousr]_|github_pat|glpat|xox|AKIA|ASIA|AIza|ya29|whsec|SG\.|hf_|npm_|gsk_|do[op]_v1|shp|lsv2|r8_|nvapi|tvly|pplx|xai-|pypi-|eyJ|PRIVATE KEY|key|secret|token|passw|pwd|passphrase|credential|authorization|bearer|basic |:\/\//i;

/** API keys, tokens, passwords and private keys. */
export function findKeys(text: string): Finding[] {
  if (!hint.test(text)) return [];
  return [
    ...known.flatMap((expression) =>
      placesOf(text, expression, "key").filter(({ from, to }) => isRandom(text.slice(from, to))),
    ),
    ...valuesOf(text, assigned).filter(({ from, to }) => isSecret(text.slice(from, to))),
    ...valuesOf(text, bearer).filter(({ from, to }) => isRandom(text.slice(from, to))),
    ...valuesOf(text, inAddress).filter(({ from, to }) => !isPlaceholder(text.slice(from, to))),
  ];
}

/** Places of the first group. */
function valuesOf(text: string, expression: RegExp): Finding[] {
  return Array.from(text.matchAll(expression), ({ 0: whole, 1: value = "", index }) => {
    const from = index + whole.lastIndexOf(value);
    return { from, to: from + value.length, by: "key" };
  });
}

/** Digits among letters, and no sequence of a few signs only: names and paths are neither. */
function isRandom(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && bitsPerCharacter(value) > 2.7;
}

const leastBits = 2.9;

function isSecret(value: string): boolean {
  if (isPlaceholder(value) || /^\$?[A-Za-z_]+([.:/-][A-Za-z_]+)*$/.test(value)) return false;
  if (/^[\d.,:%-]+$/.test(value) || /^\d{4}-\d\d-\d\dT/.test(value) || /^https?:/.test(value))
    return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((each) =>
    each.test(value),
  ).length;
  return (
    classes > 1 &&
    /\d|[^\w.-]/.test(value) &&
    bitsPerCharacter(value) > leastBits - (value.length < 12 ? 0.5 : 0)
  );
}

function isPlaceholder(value: string): boolean {
  return (
    /^(.)\1*$/.test(value) ||
    /^[*x.•…_-]+$/i.test(value) ||
    /^(your|my|the|some|example|sample|dummy|fake|test|changeme|placeholder|redacted|hidden|process|os|env|config|settings|self|this|none|null|undefined|true|false)([_.\-[(]|$)/i.test(
      value,
    ) ||
    /^[$%{]|⟦/.test(value)
  );
}

/** Shannon's entropy of the signs of a text. */
function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
