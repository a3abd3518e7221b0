import { describe, expect, it } from "vitest";
import { ownPath } from "./auth.ts";

describe("where a sign-in leads back to", () => {
  it.each(["/", "/p/a/traces?where=status:error%20x#y", "/p/ä"])("is %s", (path) =>
    expect(ownPath(path)).toBe(path),
  );
  it.each([undefined, "", "p", "//evil", "/\\evil", "https://evil", "/\t/evil", "/a\\b"])(
    "is the start for %s",
    (path) => expect(ownPath(path)).toBe("/"),
  );
});
