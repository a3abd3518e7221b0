import { expect, it } from "vitest";
import { ProblemError } from "#contract/problem.ts";
import { createBatcher } from "./batcher.ts";

function recording(
  options: { fail?: () => boolean; queueItems?: number; blockItems?: number } = {},
) {
  const blocks: number[][] = [];
  const batcher = createBatcher<number>({
    delayMs: 1,
    blockItems: options.blockItems ?? 10,
    queueItems: options.queueItems ?? 100,
    write: async (items) => {
      await new Promise((done) => setTimeout(done, 2));
      if (options.fail?.()) throw new Error("no");
      blocks.push(items);
    },
  });
  return { blocks, batcher };
}

it("stores what several senders add as one block, in order", async () => {
  const { blocks, batcher } = recording();
  await Promise.all([batcher.add([1, 2]), batcher.add([3]), batcher.add([4])]);
  expect(blocks).toEqual([[1, 2, 3, 4]]);
  expect(batcher.queued()).toBe(0);
});

it("splits at the block size but never a sender's own items", async () => {
  const { blocks, batcher } = recording({ blockItems: 3 });
  await Promise.all([batcher.add([1, 2]), batcher.add([3, 4]), batcher.add([5, 6, 7, 8])]);
  expect(blocks).toEqual([
    [1, 2],
    [3, 4],
    [5, 6, 7, 8],
  ]);
});

it("refuses what does not fit the queue and takes more once it is empty", async () => {
  const { batcher } = recording({ queueItems: 3 });
  const first = batcher.add([1, 2]);
  await expect(batcher.add([3, 4])).rejects.toMatchObject({
    problem: { code: "busy", status: 503 },
  });
  await first;
  await batcher.add([3, 4]);
});

it("tells every sender of a block that failed, and goes on", async () => {
  let failing = true;
  const { blocks, batcher } = recording({ fail: () => failing });
  const results = await Promise.allSettled([batcher.add([1]), batcher.add([2])]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  failing = false;
  await batcher.add([3]);
  expect(blocks).toEqual([[3]]);
});

it("stores what can be stored of a block that holds something impossible", async () => {
  const stored: number[] = [];
  const batcher = createBatcher<number>({
    delayMs: 1,
    blockItems: 10,
    queueItems: 100,
    write: async (items) => {
      if (items.includes(13)) throw new Error("impossible");
      stored.push(...items);
    },
  });
  const results = await Promise.allSettled([[1], [13], [2, 3]].map((items) => batcher.add(items)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(stored).toEqual([1, 2, 3]);
  expect(batcher.queued()).toBe(0);
});

it("does not try again what the store cannot take at all", async () => {
  let writes = 0;
  const batcher = createBatcher<number>({
    delayMs: 1,
    blockItems: 10,
    queueItems: 100,
    write: async () => {
      writes++;
      throw new ProblemError("store_unavailable", "down");
    },
  });
  const results = await Promise.allSettled([batcher.add([1]), batcher.add([2])]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(writes).toBe(1);
});

it("drains what waits", async () => {
  const { blocks, batcher } = recording();
  void batcher.add([1]);
  await batcher.drain();
  expect(blocks).toEqual([[1]]);
});
