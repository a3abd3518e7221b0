import { plainMessage } from "./plain-message.ts";

/** What decides whether two failures are the same one. */
export interface Failure {
  /** Names of the spans from the root down to the one that failed. */
  readonly path: readonly string[];
  readonly errorType: string;
  readonly errorMessage: string;
}

export interface FailureSignature {
  /** 16 hex digits; equal for failures of the same step with the same plain message. */
  readonly id: string;
  /** Plain names from the root down; a step that repeats itself stands once. */
  readonly path: readonly string[];
  readonly message: string;
}

/** Deeper paths are cut in the middle: both ends tell. */
const deepest = 12;

/** Which failure this is: where it happened and what it said, without what is particular to one time. */
export function failureSignature({ path, errorType, errorMessage }: Failure): FailureSignature {
  const names = path.map(plainMessage).filter((name, at, all) => name !== all[at - 1]);
  const shown =
    names.length <= deepest
      ? names
      : [...names.slice(0, deepest / 2), "…", ...names.slice(-deepest / 2)];
  const message = plainMessage(errorMessage);
  return { id: hash64([...shown, errorType, message].join("\u0000")), path: shown, message };
}

/** FNV-1a over UTF-16 units, 64 bits as hex. Not for secrets: it only has to tell texts apart. */
function hash64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let at = 0; at < text.length; at++) {
    low ^= text.charCodeAt(at);
    // Times 0x100000001b3 = 2^40 + 0x1b3, in two halves of 32 bits.
    const lowProduct = low * 0x1b3;
    const carry = Math.floor(lowProduct / 0x1_0000_0000);
    high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0;
    low = lowProduct >>> 0;
  }
  const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, "0");
  return hex(high) + hex(low);
}
