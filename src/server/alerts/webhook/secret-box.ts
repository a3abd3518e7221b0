import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Keeps texts that must not be read from the store alone: AES-256-GCM under a key that lies outside of it, in the
 * data folder or the environment.
 */
export interface SecretBox {
  seal(text: string): string;
  /** Undefined where it was sealed with another key. */
  open(sealed: string): string | undefined;
}

const keyFile = "secrets.key";
const nonceBytes = 12;
const tagBytes = 16;

/** Servers that share a ClickHouse name one `key`; a server alone has its own in its data folder, for its owner only. */
export function openSecretBox(directory: string, key: string | undefined): SecretBox {
  const secret =
    key === undefined ? keyOfFolder(directory) : createHash("sha256").update(key).digest();
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", secret, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      try {
        const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, nonceBytes));
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const body = decipher.update(bytes.subarray(nonceBytes + tagBytes));
        return Buffer.concat([body, decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}

function keyOfFolder(directory: string): Buffer {
  const path = join(directory, keyFile);
  try {
    // Made only where there is none: two servers that start at once agree on the first.
    writeFileSync(path, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return createHash("sha256").update(readFileSync(path, "utf8").trim()).digest();
}
