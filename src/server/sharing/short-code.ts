import { createHash } from "node:crypto";
import type { Db } from "../store/db.ts";
import { saveShortLink, shortLinks } from "../store/sharing/short-links.ts";

const shortest = 8;
const longest = 20;
/** Without those that are taken for one another. */
const letters = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

/** The letters that an address comes out as; the first eight do, unless another address has them too. */
export function lettersOf(page: string): string {
  let number = BigInt(`0x${createHash("sha256").update(page).digest("hex")}`);
  const base = BigInt(letters.length);
  let text = "";
  while (text.length < longest) {
    text += letters[Number(number % base)];
    number /= base;
  }
  return text;
}

/**
 * The code of a page, stored where it was not. It is made of the address, so that nothing has to be counted
 * and every process comes to the same one.
 */
export async function shortCode(
  db: Db,
  link: { readonly project: string; readonly page: string },
  author: string,
): Promise<string> {
  const all = lettersOf(link.page);
  const codes = Array.from({ length: longest - shortest + 1 }, (_, at) =>
    all.slice(0, shortest + at),
  );
  const taken = new Map((await shortLinks(db, codes)).map((one) => [one.code, one.page]));
  const code = codes.find((one) => (taken.get(one) ?? link.page) === link.page) ?? all;
  if (!taken.has(code)) await saveShortLink(db, { ...link, code }, author);
  return code;
}
