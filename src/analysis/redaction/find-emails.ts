import type { Finding } from "./finding.ts";

const localMost = 64;
const domainMost = 253;
const localPart = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const domainPart = /[\p{L}\p{N}.-]/u;
/** What a name in a package or a file has after the @ and a domain does not. */
const notTopLevel = /^(png|jpe?g|gif|svg|webp|js|ts|tsx|jsx|css|json|html?|py|md|txt)$/i;

const before = ["=", "/", "`", "{", "|", "?", "&", "#"];
/** What stands before the @ of an address of a server: the name and the password of its user. */
const userOfServer = /:\/\/[^\s/]*$/;

/** E-mail addresses. Looks outward from each @, so that a long text without any costs one search. */
export function findEmails(text: string): Finding[] {
  const found: Finding[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const from = startOf(text, at);
    const to = endOf(text, at);
    const isServer = userOfServer.test(text.slice(Math.max(0, at - 200), at));
    if (from < at && to !== undefined && !isServer) found.push({ from, to, by: "email" });
  }
  return found;
}

function startOf(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < localMost && localPart.test(text[from - 1]!)) from--;
  // Slashes and signs of assignment stand before an address, not in it; so does a quote, but not in a name.
  const lead = Math.max(...before.map((sign) => text.slice(from, at).lastIndexOf(sign)));
  from += lead + 1;
  const quote = text.lastIndexOf("'", at - 1);
  if (quote >= from && (quote === from || !/\p{L}/u.test(text[quote - 1]!))) from = quote + 1;
  while (from < at && /[.\-*]/.test(text[from]!)) from++;
  return text[at - 1] === "." ? at : from;
}

/** The end of the domain; undefined where what follows is none. */
function endOf(text: string, at: number): number | undefined {
  let to = at + 1;
  while (to < text.length && to - at <= domainMost && domainPart.test(text[to]!)) to++;
  const domain = text.slice(at + 1, to).replace(/[.-]+$/, "");
  const labels = domain.split(".");
  const last = labels.at(-1) ?? "";
  const isDomain =
    labels.length > 1 &&
    labels.every((label) => label !== "" && !label.startsWith("-") && !label.endsWith("-")) &&
    /^(\p{L}{2,24}|xn--[a-z0-9-]+)$/iu.test(last) &&
    !notTopLevel.test(last);
  return isDomain ? at + 1 + domain.length : undefined;
}
