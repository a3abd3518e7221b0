import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const passHours = 12;

/** A token: the id that finds the link, and the secret that opens it. */
export function newToken(): { readonly id: string; readonly token: string; readonly hash: string } {
  const id = randomBytes(12).toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  return { id, token: `${id}.${secret}`, hash: hashOf(secret) };
}

/** Undefined where it has not the form of a token. */
export function readToken(
  token: string,
): { readonly id: string; readonly hash: string } | undefined {
  const [, id, secret] = /^([\w-]{16})\.([\w-]{43})$/.exec(token) ?? [];
  return id !== undefined && secret !== undefined ? { id, hash: hashOf(secret) } : undefined;
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Takes the same time wherever the two differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(a!, b!);
}

interface Locked {
  readonly id: string;
  /** Argon2id of the passphrase: known to the server alone, so it can sign with it. */
  readonly passphraseHash: string;
}

/** Says that the passphrase of a link was given, for some hours; another passphrase makes it void. */
export function passOf({ id, passphraseHash }: Locked, nowMs: number): string {
  const untilMs = nowMs + passHours * 3_600_000;
  return `${untilMs}.${signed(id, passphraseHash, untilMs)}`;
}

export function isPass(pass: string, { id, passphraseHash }: Locked, nowMs: number): boolean {
  const [, until] = /^(\d{1,16})\./.exec(pass) ?? [];
  const untilMs = Number(until ?? 0);
  return untilMs > nowMs && sameText(pass, `${untilMs}.${signed(id, passphraseHash, untilMs)}`);
}

function signed(id: string, key: string, untilMs: number): string {
  return createHmac("sha256", key).update(`${id} ${untilMs}`).digest("base64url");
}
