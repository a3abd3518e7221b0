import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Mounts a disk of a few megabytes in memory and answers its folder. Throws where this user may not. */
export function mountSmallDisk(mebibytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-disk-"));
  try {
    mount(["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", folder]);
  } catch (error) {
    rmdirSync(folder);
    throw error;
  }
  return folder;
}

export function unmountDisk(folder: string): void {
  execFileSync("umount", ["--lazy", folder]);
  rmdirSync(folder);
}

export function mayMount(): boolean {
  try {
    unmountDisk(mountSmallDisk(1));
    return true;
  } catch {
    return false;
  }
}

function mount(args: readonly string[]): void {
  execFileSync("mount", args, { stdio: "ignore" });
}
