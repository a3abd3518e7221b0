import { getHeapStatistics } from "node:v8";
import { ProblemError } from "#contract/problem.ts";

/** Lets writes in, or refuses them before memory or disk runs out. Reads are never asked. */
export interface Admission {
  /** Throws where nothing can be stored now: the disk is at its floor, or the engine is silent. */
  check(): void;
  /**
   * Makes room in memory for a request of so many bytes; `release` gives all of it back. Throws `busy` where
   * what is in flight leaves none. A request that is alone is always let in.
   */
  enter(bytes: number): Entry;
  /** Bytes in flight. */
  heldBytes(): number;
  /** Why nothing at all is taken in now; empty when something is. */
  refusals(): string[];
  /** As much is in flight as memory allows. */
  isFull(): boolean;
}

export interface Entry {
  /** The request turned out to hold more, such as when its body was inflated. */
  grow(bytes: number): void;
  release(): void;
}

export interface AdmissionOptions {
  /** Free bytes of the store's disk as last seen; null when not known. */
  readonly freeBytes: () => number | null;
  /** Below so many free bytes writes are refused. */
  readonly floorBytes: () => number;
  /** Whether the engine answers. */
  readonly answers: () => boolean;
  readonly memoryBytes?: number;
}

const mebibyte = 1024 ** 2;

/**
 * Bytes of requests that may be in flight: decoded they take several times as much, so a sixteenth of the heap,
 * 32 to 256 MiB.
 */
export function flightBytes(heapBytes = getHeapStatistics().heap_size_limit): number {
  return Math.round(Math.min(256 * mebibyte, Math.max(32 * mebibyte, heapBytes / 16)));
}

export function createAdmission(options: AdmissionOptions): Admission {
  const { freeBytes, floorBytes, answers, memoryBytes = flightBytes() } = options;
  let held = 0;

  function refusal(): ProblemError | undefined {
    const free = freeBytes();
    if (free !== null && free < floorBytes())
      return new ProblemError(
        "disk_full",
        `Only ${mebibytes(free)} of disk are left, so nothing new is stored; what is stored can be read.`,
        { hint: "Free some space or delete data; Touchstone goes on by itself." },
      );
    if (answers()) return undefined;
    return new ProblemError("store_unavailable", "ClickHouse does not answer.", {
      hint: "It is started again when it is Touchstone's own; try again in a moment.",
    });
  }

  function take(bytes: number, own: number): void {
    if (held - own > 0 && held + bytes > memoryBytes)
      throw new ProblemError("busy", "More arrives than can be held at the moment.", {
        hint: "Send it again after the time in Retry-After.",
      });
    held += bytes;
  }

  return {
    check() {
      const refused = refusal();
      if (refused) throw refused;
    },
    enter(bytes) {
      take(bytes, 0);
      let own = bytes;
      return {
        grow(more) {
          take(more, own);
          own += more;
        },
        release() {
          held -= own;
          own = 0;
        },
      };
    },
    heldBytes: () => held,
    refusals() {
      const refused = refusal();
      return refused ? [refused.problem.detail] : [];
    },
    isFull: () => held >= memoryBytes,
  };
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / mebibyte).toLocaleString("en-US")} MiB`;
}
