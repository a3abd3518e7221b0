import { describe, expect, it } from "vitest";
import type { OneTimeLink } from "#contract/auth.ts";
import { accountFaults } from "./account-faults.ts";
import { afterLink, linkSentence } from "./link-words.ts";

const link: OneTimeLink = {
  kind: "member",
  email: null,
  project: "support bot",
  role: "editor",
  admin: false,
  from: "Root",
  expiresAt: "2026-01-01T00:00:00Z",
};

describe("a one-time link", () => {
  it("says what it gives, and leads there", () => {
    expect(linkSentence(link)).toBe("Root invites you to project support bot as editor.");
    expect(afterLink(link)).toBe("/p/support%20bot");
    const all = { ...link, project: "*" };
    expect(linkSentence(all)).toBe("Root invites you to every project as editor.");
    expect(afterLink(all)).toBe("/");
    expect(linkSentence({ ...link, admin: true })).toContain("admin of the server");
    expect(linkSentence({ ...link, project: null, role: null })).toContain("comes later");
  });
});

describe("a new account", () => {
  it("needs a name, an address and a long password", () => {
    const good = { name: "Ann", email: " ann@example.org", password: "0123456789" };
    expect(accountFaults(good)).toEqual({});
    expect(Object.keys(accountFaults({ name: " ", email: "ann", password: "short" }))).toEqual([
      "name",
      "email",
      "password",
    ]);
  });
});
