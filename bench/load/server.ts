import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface BenchServer {
  readonly url: string;
  readonly data: string;
  /** Resident memory, bytes, of the server and of its engine. */
  memory(): { readonly server: number; readonly engine: number };
  /** Processor time used so far, seconds, of the server and of its engine. */
  cpu(): { readonly server: number; readonly engine: number };
  stop(): Promise<void>;
}

/** The built server over a data folder that outlives it if it was named, over one of its own if not. */
export async function startServer(kept = process.env["BENCH_DATA"]): Promise<BenchServer> {
  const data = kept ?? mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  const profiles = process.env["BENCH_PROFILES"];
  const child = spawn(
    process.execPath,
    [
      ...(profiles ? ["--cpu-prof", `--cpu-prof-dir=${profiles}`] : []),
      "dist/server/cli.js",
      "serve",
      "--port",
      "0",
      "--data",
      data,
    ],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  // A bench that is stopped must not leave its server behind.
  process.once("exit", () => child.kill("SIGTERM"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const url = await listening(child);
  return {
    url,
    data,
    memory: () => ({
      server: residentBytes(child.pid!),
      engine: residentBytes(engineOf(child.pid!)),
    }),
    cpu: () => ({ server: cpuSeconds(child.pid!), engine: cpuSeconds(engineOf(child.pid!)) }),
    async stop() {
      const exited = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await exited;
      if (kept === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let out = "";
    child.stdout!.setEncoding("utf8").on("data", (chunk: string) => {
      out += chunk;
      const url = /listening on (\S+)/.exec(out)?.[1];
      if (url) done(url);
    });
    child.once("exit", (code) => fail(new Error(`the server left with ${code}`)));
  });
}

function residentBytes(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib ?? 0) * 1024;
}

function cpuSeconds(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The engine is the server's only child. */
function engineOf(parent: number): number | undefined {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        return readFileSync(`/proc/${pid}/status`, "utf8").includes(`PPid:\t${parent}\n`);
      } catch {
        return false;
      }
    });
}
