import { expect, it } from "vitest";
import { shareState } from "./share-words.ts";

it("says whether a link still opens", () => {
  const at = "2026-01-01T00:00:00Z";
  const nowMs = Date.parse(at);
  expect(shareState({ expiresAt: null, revokedAt: null }, nowMs)).toBe("open");
  expect(shareState({ expiresAt: at, revokedAt: null }, nowMs - 1)).toBe("open");
  expect(shareState({ expiresAt: at, revokedAt: null }, nowMs)).toBe("expired");
  expect(shareState({ expiresAt: at, revokedAt: at }, nowMs)).toBe("revoked");
});
