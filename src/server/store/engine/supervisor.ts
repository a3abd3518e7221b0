import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { DirectoryInUse, type Engine, type EngineOptions, startEngine } from "./engine.ts";

/** An engine that is started again when it dies. */
export interface SupervisedEngine {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Process id of the engine that runs now; undefined between two. */
  pid(): number | undefined;
  restarts(): number;
  /** False while it does not answer, be it dead, stuck or starting. */
  answers(): boolean;
  stop(): Promise<void>;
}

/** How the engine is asked whether it lives. */
export interface Heartbeat {
  readonly everyMs: number;
  readonly patienceMs: number;
  /** So many questions in a row without an answer: nothing more is sent to it. */
  readonly silentAfter: number;
  /** So many: it is killed, and started again. */
  readonly killedAfter: number;
}

/** Silent after some 6 seconds, killed after some 45: a busy machine is slow, not stuck. */
const usualHeartbeat: Heartbeat = {
  everyMs: 1000,
  patienceMs: 2000,
  silentAfter: 2,
  killedAfter: 15,
};

/** Longer than an engine without a parent takes at most: it ends itself after 20 s. */
const lockPatienceMs = 30_000;
const restartDelayMs = 250;
const restartDelayLimitMs = 10_000;

/**
 * Starts an engine and keeps one running on the same port until `stop`. A folder whose last owner was
 * killed is waited for, because its engine needs a moment to leave; one with a living owner is refused.
 */
export async function superviseEngine(
  options: EngineOptions,
  heartbeat = usualHeartbeat,
): Promise<SupervisedEngine> {
  let engine: Engine | undefined = await startWhenFree(options);
  const { url, username, password } = engine;
  const again = { ...options, password, httpPort: Number(new URL(url).port) };
  let restarts = 0;
  let stopping = false;
  let unanswered = 0;
  let watching = Promise.resolve();

  async function watch(running: Engine): Promise<void> {
    await running.exited;
    engine = undefined;
    if (stopping) return;
    for (let delay = restartDelayMs; !stopping; delay = Math.min(delay * 2, restartDelayLimitMs)) {
      restarts++;
      try {
        engine = await startEngine(again);
        unanswered = 0;
        watching = watch(engine);
        return;
      } catch {
        await setTimeout(delay);
      }
    }
  }
  watching = watch(engine);

  /** Questions are counted and not seconds: while this process is busy itself, nobody was asked. */
  async function listen(): Promise<void> {
    const asked = engine;
    const heard = await isAnswering(url, heartbeat.patienceMs);
    if (asked === undefined || asked !== engine) return;
    unanswered = heard ? 0 : unanswered + 1;
    if (unanswered >= heartbeat.killedAfter) killNow(asked.pid);
  }
  const stopListening = repeat(listen, heartbeat.everyMs);

  return {
    url,
    username,
    password,
    pid: () => engine?.pid,
    restarts: () => restarts,
    answers: () => engine !== undefined && unanswered < heartbeat.silentAfter,
    async stop() {
      stopping = true;
      stopListening();
      await engine?.stop();
      // One that was being started is there only now.
      await watching;
      await engine?.stop();
    },
  };
}

/** Runs the work again and again, so long after its end; returns how to stop. */
function repeat(work: () => Promise<void>, everyMs: number): () => void {
  const timing = new AbortController();
  void (async () => {
    try {
      for (;;) {
        await setTimeout(everyMs, undefined, { signal: timing.signal, ref: false });
        await work();
      }
    } catch {
      // It was stopped.
    }
  })();
  return () => timing.abort();
}

/** It may have left by itself meanwhile. */
function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    return;
  }
}

async function isAnswering(url: string, patienceMs: number): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/ping`, {
      headers: { connection: "close" },
      signal: AbortSignal.timeout(patienceMs),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

async function startWhenFree(options: EngineOptions): Promise<Engine> {
  const owner = join(options.directory, "server.pid");
  const started = performance.now();
  for (;;) {
    try {
      const engine = await startEngine(options);
      writeFileSync(owner, String(process.pid), { mode: 0o600 });
      return engine;
    } catch (error) {
      const waited = performance.now() - started;
      if (!(error instanceof DirectoryInUse) || isAlive(owner) || waited > lockPatienceMs)
        throw error;
      await setTimeout(500);
    }
  }
}

/** Whether the process that last owned the folder still runs. */
function isAlive(pidFile: string): boolean {
  try {
    const pid = Number(readFileSync(pidFile, "utf8"));
    if (pid === process.pid) return false;
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
