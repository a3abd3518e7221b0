import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DirectoryInUse, type Engine, type EngineOptions, startEngine } from "./engine.ts";

/** An engine that is started again when it dies. */
export interface SupervisedEngine {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Process id of the engine that runs now; undefined between two. */
  pid(): number | undefined;
  restarts(): number;
  stop(): Promise<void>;
}

const lockPatienceMs = 10_000;
const restartDelayMs = 250;
const restartDelayLimitMs = 10_000;

/**
 * Starts an engine and keeps one running on the same port until `stop`. A folder whose last owner was
 * killed is waited for, because its engine needs a moment to leave; one with a living owner is refused.
 */
export async function superviseEngine(options: EngineOptions): Promise<SupervisedEngine> {
  let engine: Engine | undefined = await startWhenFree(options);
  const { url, username, password } = engine;
  const again = { ...options, password, httpPort: Number(new URL(url).port) };
  let restarts = 0;
  let stopping = false;
  let watching = Promise.resolve();

  async function watch(running: Engine): Promise<void> {
    await running.exited;
    engine = undefined;
    if (stopping) return;
    for (let delay = restartDelayMs; !stopping; delay = Math.min(delay * 2, restartDelayLimitMs)) {
      restarts++;
      try {
        engine = await startEngine(again);
        watching = watch(engine);
        return;
      } catch {
        await new Promise((done) => setTimeout(done, delay));
      }
    }
  }
  watching = watch(engine);

  return {
    url,
    username,
    password,
    pid: () => engine?.pid,
    restarts: () => restarts,
    async stop() {
      stopping = true;
      await engine?.stop();
      // One that was being started is there only now.
      await watching;
      await engine?.stop();
    },
  };
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
      await new Promise((done) => setTimeout(done, 500));
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
