import { expect, it } from "vitest";
import { ByteCache } from "./byte-cache.ts";

const sized = (value: string, bytes: number) => async () => ({ value, bytes });

it("makes a value once, also for those who ask while it is made", async () => {
  const cache = new ByteCache(100);
  let made = 0;
  const make = async () => {
    made++;
    return { value: "a", bytes: 10 };
  };
  expect(await Promise.all([cache.get("a", make), cache.get("a", make)])).toEqual(["a", "a"]);
  await cache.get("a", make);
  expect([made, cache.bytes]).toEqual([1, 12]);
});

it("drops what was used least recently when it holds too many bytes", async () => {
  const cache = new ByteCache(100);
  await cache.get("a", sized("a", 58));
  await cache.get("b", sized("b", 30));
  await cache.get("a", sized("other", 60));
  await cache.get("c", sized("c", 38));
  expect(cache.bytes).toBe(100);
  expect(await cache.get("a", sized("made anew", 1))).toBe("a");
  expect(await cache.get("b", sized("made anew", 0))).toBe("made anew");
});

it("hands out what is too large to keep, and keeps no failure", async () => {
  const cache = new ByteCache(100);
  expect(await cache.get("huge", sized("huge", 1000))).toBe("huge");
  expect(cache.bytes).toBe(0);
  const fail = () => Promise.reject(new Error("no"));
  await expect(cache.get("x", fail)).rejects.toThrow("no");
  expect(await cache.get("x", sized("x", 1))).toBe("x");
});

it("gives what is made when asked to peek, and makes nothing", async () => {
  const cache = new ByteCache(100);
  expect(cache.peek("a")).toBeUndefined();
  await cache.get("a", async () => ({ value: 1, bytes: 10 }));
  expect(await cache.peek("a")).toBe(1);
});
