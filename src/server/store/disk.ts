import { statfs } from "node:fs/promises";
import { z } from "zod";
import type { Store } from "./open-store.ts";

export interface Disk {
  readonly freeBytes: number | null;
  readonly totalBytes: number | null;
}

const unknown: Disk = { freeBytes: null, totalBytes: null };
const row = z.object({ freeBytes: z.number(), totalBytes: z.number() });

/** Room for the store's data: of the embedded engine's folder, or the tightest disk of the nodes. Never throws. */
export async function readDisk({ db, mode, directory }: Store): Promise<Disk> {
  try {
    if (mode === "embedded") {
      const { bavail, blocks, bsize } = await statfs(directory);
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    }
    const disks = db.cluster
      ? "clusterAllReplicas({cluster:String}, system.disks)"
      : "system.disks";
    const [tightest] = await db.rows(
      row,
      `SELECT toFloat64(unreserved_space) AS freeBytes, toFloat64(total_space) AS totalBytes FROM ${disks}
       WHERE NOT is_read_only AND NOT is_remote ORDER BY freeBytes LIMIT 1`,
      { cluster: db.cluster ?? "" },
      { signal: AbortSignal.timeout(patienceMs) },
    );
    return tightest ?? unknown;
  } catch {
    return unknown;
  }
}

const patienceMs = 5000;
const gibibyte = 1024 ** 3;

/** Free bytes below which nothing new is stored: merges and deletions still need some. */
export function floorOf({ totalBytes }: Disk, asked: number | undefined): number {
  return asked ?? Math.min(gibibyte / 2, (totalBytes ?? gibibyte * 10) / 20);
}

/** What was last seen of a disk, looked at again every second. */
export interface DiskWatch {
  last(): Disk;
  close(): void;
}

const everyMs = 1000;

export async function watchDisk(store: Store): Promise<DiskWatch> {
  let seen = await readDisk(store);
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void readDisk(store).then((disk) => {
      seen = disk;
      looking = false;
    });
  }, everyMs);
  timer.unref();
  return { last: () => seen, close: () => clearInterval(timer) };
}
