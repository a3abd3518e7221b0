import { describe, expect, it } from "vitest";
import type { ApiKey } from "#contract/api-keys.ts";
import type { Invitation } from "#contract/members.ts";
import { expiryAfter, invitationWords, keyState, ownSentence } from "./access-words.ts";

const person = {
  id: "1",
  name: "Ann",
  email: "ann@example.org",
  admin: false,
  hasPassword: true,
  roles: [{ project: "mine", role: "viewer" as const }],
};
const key: ApiKey = {
  id: "k",
  name: "CI",
  start: "tsk_abcdef",
  scopes: ["ingest"],
  project: "mine",
  createdBy: "Root",
  createdAt: "2026-01-01T00:00:00Z",
  expiresAt: "2026-02-01T00:00:00Z",
  lastUsedAt: null,
  revokedAt: null,
};
const invitation: Invitation = {
  id: "i",
  kind: "member",
  email: null,
  project: "mine",
  role: "editor",
  admin: false,
  createdBy: "Root",
  createdAt: "2026-01-01T00:00:00Z",
  expiresAt: "2026-01-08T00:00:00Z",
};

describe("the words of access", () => {
  it("say who the reader is here", () => {
    expect(ownSentence(person, "mine")).toBe("Ann (ann@example.org), viewer in project mine.");
    expect(ownSentence(person, "other")).toContain("without a role in project other");
    expect(ownSentence({ ...person, admin: true }, "other")).toContain("you may do everything");
  });

  it("say whether a key counts", () => {
    const at = Date.parse("2026-02-01T00:00:00Z");
    expect(keyState(key, at - 1)).toBe("good");
    expect(keyState(key, at)).toBe("expired");
    expect(keyState({ ...key, expiresAt: null }, at)).toBe("good");
    expect(keyState({ ...key, revokedAt: key.createdAt }, at)).toBe("revoked");
  });

  it("say what an invitation is for", () => {
    expect(invitationWords(invitation)).toBe("whoever has the link: editor in mine");
    expect(invitationWords({ ...invitation, project: "*" })).toContain("in every project");
    expect(invitationWords({ ...invitation, admin: true })).toContain("admin of the server");
    const password = { ...invitation, kind: "password", email: "a@b.c" } as const;
    expect(invitationWords(password)).toBe("a@b.c: a new password");
  });

  it("turn days into a moment", () => {
    expect(expiryAfter("", 0)).toBeNull();
    expect(expiryAfter("30", 0)).toBe("1970-01-31T00:00:00.000Z");
  });
});
