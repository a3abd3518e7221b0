import { createHash, randomBytes } from "node:crypto";

/** 256 random bits after the prefix: nobody guesses one, so a plain digest is enough to keep it by. */
export function newSecret(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}

/** What is kept of a secret: SHA-256, hex. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** An id nobody has to remember; it is no secret. */
export function newId(): string {
  return randomBytes(9).toString("base64url");
}
