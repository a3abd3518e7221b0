import { liveEvent, livePath, type Job, type LiveEvent } from "#contract/live.ts";

type LiveStatus = "connecting" | "live" | "polling";

export interface LiveSnapshot {
  readonly status: LiveStatus;
  /** Traces and records heard of since the page was opened. */
  readonly traces: number;
  readonly records: number;
  /** Grows at every poll while there is no stream. */
  readonly polls: number;
  /** Grows whenever rules noticed something or somebody acknowledged it. */
  readonly alerts: number;
  readonly jobs: ReadonlyMap<string, Job>;
}

const nothingYet: LiveSnapshot = {
  status: "connecting",
  traces: 0,
  records: 0,
  polls: 0,
  alerts: 0,
  jobs: new Map(),
};

const pollEveryMs = 15_000;
const reconnectEveryMs = 5_000;
const closeAfterMs = 3_000;

/** What one event changes. */
export function afterEvent(before: LiveSnapshot, event: LiveEvent): LiveSnapshot {
  switch (event.type) {
    case "traces":
      return { ...before, traces: before.traces + event.count };
    case "records":
      return { ...before, records: before.records + event.count };
    case "alerts":
      return { ...before, alerts: before.alerts + 1 };
    case "job":
      return { ...before, jobs: new Map(before.jobs).set(event.job.id, event.job) };
  }
}

/** The stream of one project's news. Open while somebody listens; falls back to polling. */
export class LiveConnection {
  readonly #url: string;
  readonly #hasNews: boolean;
  readonly #listeners = new Set<() => void>();
  #snapshot = nothingYet;
  #source: EventSource | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];

  /** A view that does not change any more has no news. */
  constructor(project: string, hasNews = true) {
    this.#hasNews = hasNews;
    this.#url = livePath.replace(":p", encodeURIComponent(project));
  }

  readonly snapshot = (): LiveSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#source && this.#hasNews) this.#open();
    return () => {
      this.#listeners.delete(listener);
      // A page change unsubscribes and subscribes at once: do not hang up for that.
      setTimeout(() => this.#listeners.size === 0 && this.#close(), closeAfterMs);
    };
  };

  #open(): void {
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener("open", () => this.#set({ ...this.#snapshot, status: "live" }));
    source.addEventListener("error", () => this.#lost(source));
    for (const { shape } of liveEvent.options)
      source.addEventListener(shape.type.value, (message) => this.#heard(message.data));
    this.#timers.push(setInterval(() => this.#poll(), pollEveryMs));
  }

  #heard(data: unknown): void {
    const event = liveEvent.safeParse(parseJson(data));
    if (event.success) this.#set(afterEvent(this.#snapshot, event.data));
  }

  /** The browser reconnects by itself unless the server refused. */
  #lost(source: EventSource): void {
    this.#set({ ...this.#snapshot, status: "polling" });
    if (source.readyState !== EventSource.CLOSED) return;
    this.#hangUp();
    this.#timers.push(
      setTimeout(() => this.#listeners.size > 0 && this.#open(), reconnectEveryMs),
      setInterval(() => this.#poll(), pollEveryMs),
    );
  }

  #poll(): void {
    if (this.#snapshot.status === "polling")
      this.#set({ ...this.#snapshot, polls: this.#snapshot.polls + 1 });
  }

  #hangUp(): void {
    this.#source?.close();
    this.#source = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  #close(): void {
    this.#hangUp();
    this.#snapshot = { ...this.#snapshot, status: "connecting" };
  }

  #set(snapshot: LiveSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
