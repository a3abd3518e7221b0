import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const main = resolve(import.meta.dirname, "../cli/main.ts");
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const startPatienceMs = 90_000;

/** `touchstone serve` in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly firstLine: string;
  readonly child: ChildProcess;
  /** Settles with the exit code; null after a signal that it did not handle. */
  readonly exited: Promise<number | null>;
  /** What it has written to its error stream. */
  complaints(): string;
  /** Megabytes of memory that it holds. */
  residentMb(): number;
  /** Asks it to stop and waits. */
  stop(): Promise<number | null>;
}

/** Starts the server, on a free port unless one is named; throws with its complaint when it leaves instead. */
export async function startServerProcess(
  environment: Readonly<Record<string, string | undefined>>,
  port = 0,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", tsx, main, "serve", "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let told = "";
  let complaint = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const started = performance.now();
  while (!told.includes("\n")) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new ServerLeft(await exited, complaint);
    if (performance.now() - started > startPatienceMs) {
      child.kill("SIGKILL");
      throw new Error(`the server does not start: ${told}${complaint}`);
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  const firstLine = told.split("\n")[0]!;
  return {
    url: /http:\S+/.exec(firstLine)?.[0] ?? "",
    firstLine,
    child,
    exited,
    complaints: () => complaint,
    residentMb: () => residentMbOf(child.pid!),
    stop() {
      child.kill("SIGTERM");
      return exited;
    },
  };
}

/** The server left instead of listening. */
export class ServerLeft extends Error {
  override readonly name = "ServerLeft";
  readonly code: number | null;
  readonly complaint: string;

  constructor(code: number | null, complaint: string) {
    super(`the server left with ${code}: ${complaint}`);
    this.code = code;
    this.complaint = complaint;
  }
}

function residentMbOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
