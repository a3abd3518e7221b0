import { createHash } from "node:crypto";

/** A number in [0, 1) that depends on the key alone: the demo's dice fall the same way every time. */
export function chance(key: string): number {
  return Number.parseInt(hexOf(`chance:${key}`, 12), 16) / 16 ** 12;
}

/** Hex digits that depend on the key alone. */
export function hexOf(key: string, digits: number): string {
  return createHash("sha256").update(`ledger-and-lantern:${key}`).digest("hex").slice(0, digits);
}
