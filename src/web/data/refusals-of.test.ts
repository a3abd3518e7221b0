import { describe, expect, it } from "vitest";
import type { Me } from "#contract/auth.ts";
import { refusalsOf } from "./refusals-of.ts";

const open: Me = { mode: "open", person: null, awaitsFirst: false, provider: null };
const person = { id: "1", name: "Ann", email: "a@b.c", hasPassword: true };
const viewer: Me = {
  ...open,
  mode: "accounts",
  person: { ...person, admin: false, roles: [{ project: "mine", role: "viewer" }] },
};

describe("what the reader may not do", () => {
  it("is nothing on an open server, to an admin of the server, and until it is known who reads", () => {
    const admin: Me = { ...viewer, person: { ...person, admin: true, roles: [] } };
    for (const me of [open, admin, undefined])
      for (const what of ["write", "admin", "server"] as const)
        expect(refusalsOf(me, "mine")(what)).toBeUndefined();
  });

  it("names the role that is needed and the one that is held", () => {
    const mine = refusalsOf(viewer, "mine");
    expect(mine("write")).toBe("This needs an editor of the project; you are viewer");
    expect(mine("admin")).toBe("This needs an admin of the project; you are viewer");
    expect(mine("server")).toBe("This needs an admin of the server");
    expect(refusalsOf(viewer, "other")("write")).toContain("you have no role in it");
  });

  it("counts a role for every project", () => {
    const everywhere: Me = {
      ...viewer,
      person: { ...person, admin: false, roles: [{ project: "*", role: "editor" }] },
    };
    expect(refusalsOf(everywhere, "any")("write")).toBeUndefined();
    expect(refusalsOf(everywhere, "any")("admin")).toContain("you are editor");
  });
});
