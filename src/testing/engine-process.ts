import { readdirSync, readFileSync } from "node:fs";

/** Process id of the engine that a server started; undefined while there is none. */
export function enginePidOf(serverPid: number): number | undefined {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => parentOf(pid) === serverPid && commandOf(pid).includes("store/engine/child"));
}

export function isRunning(pid: number): boolean {
  return parentOf(pid) !== undefined && !/^State:\s+Z/m.test(readOr(`/proc/${pid}/status`));
}

function parentOf(pid: number): number | undefined {
  const parent = /^PPid:\s+(\d+)/m.exec(readOr(`/proc/${pid}/status`))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

function commandOf(pid: number): string {
  return readOr(`/proc/${pid}/cmdline`);
}

/** "" for a process that left meanwhile. */
function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Nobody listens there; one that is only slow does. */
export async function isGone(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/ping`, { headers: { connection: "close" } });
    return false;
  } catch (error) {
    return /ECONNREFUSED/.test(String(error instanceof Error && error.cause));
  }
}
