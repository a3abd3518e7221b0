import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type ClusterPorts, writeConfiguration } from "./configuration.ts";

export interface EngineOptions {
  /** Folder that holds the engine's data, configuration and log. */
  readonly directory: string;
  readonly httpPort?: number;
  readonly tcpPort?: number;
  readonly cluster?: ClusterPorts;
  readonly password?: string;
}

/** A ClickHouse server of our own, in a child process on a loopback port. */
export interface Engine {
  readonly url: string;
  readonly username: "touchstone";
  readonly password: string;
  readonly pid: number;
  /** Settles when the process is gone, however it went. */
  readonly exited: Promise<void>;
  /** Lets running queries finish. Close every client first: an open connection delays the engine. */
  stop(): Promise<void>;
}

/** The data folder belongs to another running engine. */
export class DirectoryInUse extends Error {
  override readonly name = "DirectoryInUse";
}

const startPatienceMs = 60_000;
const logLimitBytes = 10 * 1024 * 1024;

/** Starts an engine and waits until it answers. Throws {@link DirectoryInUse} when its folder is taken. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const directory = resolve(options.directory);
  const data = join(directory, "clickhouse");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const password = options.password ?? randomBytes(24).toString("base64url");
  const httpPort = options.httpPort ?? (await freePort());
  const configFile = writeConfiguration(directory, password, options.cluster);
  const log = join(directory, "engine.log");
  const child = spawnChild(log, {
    path: data,
    configFile,
    httpPort,
    ...(options.tcpPort && { tcpPort: options.tcpPort }),
  });
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  child.stdin!.on("error", () => undefined).write(`${password}\n`);
  const url = `http://127.0.0.1:${httpPort}`;
  await answering(child, url, password, data, log);
  return {
    url,
    username: "touchstone",
    password,
    pid: child.pid!,
    exited,
    async stop() {
      child.stdin!.end();
      await exited;
    },
  };
}

function spawnChild(log: string, options: object): ChildProcess {
  const entry = fileURLToPath(
    new URL(import.meta.url.endsWith(".ts") ? "./child.ts" : "./engine.js", import.meta.url),
  );
  const loader = entry.endsWith(".ts")
    ? ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href]
    : [];
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) truncateSync(log);
  const descriptor = openSync(log, "a", 0o600);
  // Its own process group: Ctrl-C in a terminal reaches the parent only, which then closes the pipe.
  return spawn(process.execPath, [...loader, entry, JSON.stringify(options)], {
    stdio: ["pipe", descriptor, descriptor],
    detached: true,
  });
}

/** Asks for the data path, not for a ping: a stranger on the same port must not be taken for our child. */
async function answering(
  child: ChildProcess,
  url: string,
  password: string,
  data: string,
  log: string,
): Promise<void> {
  const started = performance.now();
  const headers = {
    "X-ClickHouse-User": "touchstone",
    "X-ClickHouse-Key": password,
    connection: "close",
  };
  for (;;) {
    const path = await fetch(url, {
      method: "POST",
      headers,
      body: "SELECT value FROM system.server_settings WHERE name = 'path'",
    }).then(
      (answer) => answer.text(),
      () => "",
    );
    if (path.trim().replace(/\/$/, "") === data) return;
    if (child.exitCode !== null || child.signalCode !== null) throw startFailure(log);
    if (performance.now() - started > startPatienceMs) {
      child.kill("SIGKILL");
      throw new Error(`ClickHouse did not answer within ${startPatienceMs / 1000} s; see ${log}`);
    }
    await new Promise((done) => setTimeout(done, 25));
  }
}

function startFailure(log: string): Error {
  const tail = readFileSync(log, "utf8").slice(-4000);
  if (/Cannot lock file|CANNOT_OPEN_FILE.*status/.test(tail))
    return new DirectoryInUse("The data folder is in use by another engine.");
  return new Error(`ClickHouse left while starting; see ${log}`);
}

/** A port that was free a moment ago on the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => done(port));
    });
  });
}
