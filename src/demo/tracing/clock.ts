import type { HrTime } from "@opentelemetry/api";

/** Now, finer than the milliseconds that the SDK takes by itself: short spans keep their order. */
export function now(): HrTime {
  const sinceOrigin = performance.now();
  const originSeconds = Math.floor(performance.timeOrigin / 1000);
  const milliseconds = performance.timeOrigin - originSeconds * 1000 + sinceOrigin;
  const seconds = Math.floor(milliseconds / 1000);
  return [originSeconds + seconds, Math.floor((milliseconds - seconds * 1000) * 1e6)];
}
