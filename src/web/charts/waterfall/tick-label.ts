import { formatDuration } from "#web/ui/format.ts";

/** A time on the axis, with as many digits as the step between two ticks asks for. */
export function tickLabel(ms: number, stepMs: number): string {
  if (ms < stepMs / 2) return "0";
  if (ms >= 60_000 && stepMs >= 1000) return formatDuration(ms);
  if (ms >= 1000) return `${(ms / 1000).toFixed(digitsFor(stepMs / 1000))} s`;
  if (ms >= 1 || stepMs >= 0.5) return `${ms.toFixed(digitsFor(stepMs))} ms`;
  return `${(ms * 1000).toFixed(digitsFor(stepMs * 1000))} µs`;
}

function digitsFor(step: number): number {
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
}
