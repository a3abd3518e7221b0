import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./passwords.ts";

describe("a password", () => {
  it("is kept as argon2id, salted, at the cost that is asked for", async () => {
    const [one, two] = await Promise.all([hashPassword("a password"), hashPassword("a password")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("is recognised, however the keyboard wrote its letters", async () => {
    const hash = await hashPassword("caf\u00e9 noir");
    expect(await isPassword(hash, "cafe\u0301 noir")).toBe(true);
    expect(await isPassword(hash, "cafe noir")).toBe(false);
  });

  it("is never right where there is none", async () => {
    expect(await isPassword(null, "nobody has this password")).toBe(false);
  });
});
