interface Patience {
  /** Waits until nothing came for so long. */
  readonly quietMs: number;
  /** And no longer than this since the first. */
  readonly patienceMs: number;
}

interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly since: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Gathers what comes under a key and hands it over once it pauses. */
export function debounced<Item>(
  { quietMs, patienceMs }: Patience,
  hand: (key: string, items: readonly Item[]) => Promise<void>,
) {
  const waiting = new Map<string, Waiting<Item>>();
  return {
    add(key: string, item: Item): void {
      const now = Date.now();
      const known = waiting.get(key);
      if (known) clearTimeout(known.timer);
      const items = [...(known?.items ?? []), item];
      const since = known?.since ?? now;
      const wait = Math.max(0, Math.min(quietMs, since + patienceMs - now));
      const timer = setTimeout(() => {
        waiting.delete(key);
        hand(key, items).catch(() => undefined);
      }, wait);
      waiting.set(key, { items, since, timer });
    },
    close(): void {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
