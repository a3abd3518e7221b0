import { ProblemError } from "#contract/problem.ts";

/** Collects items of many senders and stores them together; each sender learns when its own are stored. */
export interface Batcher<Item> {
  /** Settles when these items are stored. Throws `busy` when too many already wait. */
  add(items: readonly Item[]): Promise<void>;
  /** Size of what is not yet stored. */
  queued(): number;
  /** Stores what waits; nothing may be added afterwards. */
  drain(): Promise<void>;
}

export interface BatcherOptions<Item> {
  /** Stores one block: all of it, or it throws. */
  readonly write: (items: Item[]) => Promise<void>;
  /** How long the first item of a block waits for company, ms. */
  readonly delayMs: number;
  readonly blockItems: number;
  readonly queueItems: number;
  /** What an item counts for in both limits; 1 when left out. */
  readonly sizeOf?: (item: Item) => number;
}

interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly size: number;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

/** One block is written at a time; what arrives meanwhile forms the next. */
export function createBatcher<Item>(options: BatcherOptions<Item>): Batcher<Item> {
  let waiting: Waiting<Item>[] = [];
  let queued = 0;
  let loop: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    await new Promise((done) => setTimeout(done, options.delayMs));
    while (waiting.length > 0) await writeBlock(takeBlock());
    loop = undefined;
  }

  function takeBlock(): Waiting<Item>[] {
    let size = 0;
    let count = 0;
    while (
      count < waiting.length &&
      (count === 0 || size + waiting[count]!.size <= options.blockItems)
    )
      size += waiting[count++]!.size;
    const block = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return block;
  }

  async function writeBlock(block: readonly Waiting<Item>[]): Promise<void> {
    try {
      await options.write(block.flatMap(({ items }) => items));
      settle(block, ({ stored }) => stored());
    } catch (error) {
      // What cannot be stored must not cost the other senders theirs.
      if (block.length > 1 && !(error instanceof ProblemError))
        for (const one of block) await writeBlock([one]);
      else settle(block, ({ failed }) => failed(error));
    }
  }

  function settle(block: readonly Waiting<Item>[], tell: (one: Waiting<Item>) => void): void {
    for (const one of block) {
      queued -= one.size;
      tell(one);
    }
  }

  return {
    queued: () => queued,
    add(items) {
      if (items.length === 0) return Promise.resolve();
      const { sizeOf = () => 1 } = options;
      const size = items.reduce((sum, item) => sum + sizeOf(item), 0);
      if (queued > 0 && queued + size > options.queueItems)
        return Promise.reject(
          new ProblemError("busy", "More arrives than can be stored at the moment.", {
            hint: "Send it again after the time in Retry-After.",
          }),
        );
      queued += size;
      return new Promise((stored, failed) => {
        waiting.push({ items, size, stored, failed });
        loop ??= writeAll();
      });
    },
    async drain() {
      while (loop) await loop;
    },
  };
}
