import { expect, it } from "vitest";
import { isPass, newToken, passOf, readToken, sameText } from "./token.ts";

it("finds a link by its token, and keeps only a hash of the secret", () => {
  const { id, token, hash } = newToken();
  expect(readToken(token)).toEqual({ id, hash });
  expect(hash).not.toContain(token.split(".")[1]);
  expect(readToken(newToken().token)?.hash).not.toBe(hash);
  for (const wrong of ["", "x", id, `${token}x`, token.slice(1), `${id}.${"-".repeat(42)}`])
    expect(readToken(wrong)).toBeUndefined();
});

it("lets a pass through for its link, its passphrase and its time", () => {
  const link = { id: "a", passphraseHash: "$argon2id$1" };
  const pass = passOf(link, 1000);
  expect(isPass(pass, link, 1000)).toBe(true);
  expect(isPass(pass, link, 1000 + 13 * 3_600_000)).toBe(false);
  expect(isPass(pass, { ...link, id: "b" }, 1000)).toBe(false);
  expect(isPass(pass, { ...link, passphraseHash: "$argon2id$2" }, 1000)).toBe(false);
  const later = `9${pass}`;
  for (const forged of ["", "1", ".", later, `${pass}x`])
    expect(isPass(forged, link, 1000)).toBe(false);
});

it("compares texts of any length", () => {
  expect(sameText("a", "a")).toBe(true);
  expect(sameText("a", "ab")).toBe(false);
});
