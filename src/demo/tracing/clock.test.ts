import { expect, it } from "vitest";
import { now } from "./clock.ts";

it("tells the time of day, never backwards, with nanoseconds below a second", () => {
  let last = 0n;
  for (let at = 0; at < 2000; at++) {
    const [seconds, nanoseconds] = now();
    expect(nanoseconds).toBeLessThan(1e9);
    const time = BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
    expect(time >= last).toBe(true);
    last = time;
  }
  expect(Math.abs(Number(last / 1_000_000n) - Date.now())).toBeLessThan(5000);
});
