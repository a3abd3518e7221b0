/** A fault that may pass: worth another try. */
export class TemporaryError extends Error {
  override readonly name = "TemporaryError";
  /** `Retry-After` as it was answered: seconds, or a date. */
  readonly retryAfter: string | null;

  constructor(message: string, retryAfter: string | null = null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

export interface Patience {
  /** Tries in all. */
  readonly tries?: number;
  /** First wait where the other side names none; each next one is twice as long. */
  readonly firstMs?: number;
  /** A longer wait that the other side asks for is not waited. */
  readonly mostMs?: number;
}

interface Listening {
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((ms: number, why: string) => void) | undefined;
}

/**
 * Tries until it does not fail for a moment: waits as long as `Retry-After` says, else twice as long each time,
 * spread a little so that many do not come back at once. Throws what the last try threw.
 */
export async function patient<Value>(
  attempt: () => Promise<Value>,
  { tries = 6, firstMs = 1000, mostMs = 300_000, signal, onWait }: Patience & Listening = {},
): Promise<Value> {
  for (let tried = 1; ; tried++) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TemporaryError) || tried >= tries) throw error;
      const asked = retryAfterMs(error.retryAfter, Date.now());
      if (asked !== undefined && asked > mostMs)
        throw new Error(
          `${error.message} It asks to wait ${Math.round(asked / 1000)} seconds: try again then.`,
          { cause: error },
        );
      const ms = asked ?? firstMs * 2 ** (tried - 1) * (0.8 + 0.4 * Math.random());
      onWait?.(ms, error.message);
      await pause(ms, signal);
    }
  }
}

/** Milliseconds that a `Retry-After` asks for; undefined where it says nothing. */
export function retryAfterMs(value: string | null, now: number): number | undefined {
  if (value === null || value.trim() === "") return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DOMException("Stopped.", "AbortError"));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
