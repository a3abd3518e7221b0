import { hash, verify } from "@node-rs/argon2";

/** Argon2id with what OWASP asks for: 19 MiB, two passes, one lane. The library's own defaults may change. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** Takes as long where there is no hash, so that the time does not tell who has an account. */
export async function isPassword(passwordHash: string | null, given: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodysHash()), given.normalize("NFKC"));
  return isRight && passwordHash !== null;
}

let nobodys: Promise<string> | undefined;

async function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword("nobody has this password");
  return nobodys;
}
