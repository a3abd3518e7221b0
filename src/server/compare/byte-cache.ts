import { totalmem } from "node:os";

/** Bytes of columns that may be kept: a sixteenth of the machine, 64 MiB to 1 GiB. */
export function cacheBytes(): number {
  const mebibyte = 1024 ** 2;
  return Math.round(Math.min(1024 * mebibyte, Math.max(64 * mebibyte, totalmem() / 16)));
}

interface Entry {
  readonly value: Promise<unknown>;
  bytes: number;
}

export interface Sized<Value> {
  readonly value: Value;
  /** What keeping it costs. */
  readonly bytes: number;
}

/**
 * Values that are dear to make, the least recently used of them dropped when all together hold more than so
 * many bytes. Who asks for one that is being made waits for it. A failure is not kept.
 */
export class ByteCache {
  readonly #most: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(most = cacheBytes()) {
    this.#most = most;
  }

  get<Value>(key: string, make: () => Promise<Sized<Value>>): Promise<Value> {
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key names one kind of value
      return known.value as Promise<Value>;
    }
    const made = make();
    const entry: Entry = { value: made.then(({ value }) => value), bytes: 0 };
    this.#entries.set(key, entry);
    made.then(
      ({ bytes }) => {
        if (this.#entries.get(key) !== entry) return;
        // The key is kept too: an empty value is no free one.
        entry.bytes = bytes + 2 * key.length;
        this.#bytes += entry.bytes;
        this.#shrink();
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made just above
    return entry.value as Promise<Value>;
  }

  /** The value if it is made, without making it. */
  peek<Value>(key: string): Promise<Value> | undefined {
    const entry = this.#entries.get(key);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key names one kind of value
    return entry && entry.bytes > 0 ? (entry.value as Promise<Value>) : undefined;
  }

  /** Bytes that are kept now. */
  get bytes(): number {
    return this.#bytes;
  }

  #shrink(): void {
    for (const [key, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#most) return;
      // Still being made.
      if (bytes === 0) continue;
      this.#entries.delete(key);
      this.#bytes -= bytes;
    }
  }
}
