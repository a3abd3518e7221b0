import type { IdGenerator } from "@opentelemetry/sdk-trace-base";
import { hexOf } from "../chance.ts";

/** Where the ids of one trace come from: its key and the number of spans so far. */
export interface TraceKey {
  readonly key: string;
  spans: number;
}

export function traceIdOf(key: string): string {
  return hexOf(`trace:${key}`, 32);
}

/**
 * Ids that depend on what is traced and not on the run of the program, so that a second demo replaces the
 * first. The SDK asks for ids while a span is started: {@link SeededIds.next} is set right before.
 */
export class SeededIds implements IdGenerator {
  private current: TraceKey = { key: "none", spans: 0 };

  next(trace: TraceKey): void {
    this.current = trace;
  }

  generateTraceId(): string {
    return traceIdOf(this.current.key);
  }

  generateSpanId(): string {
    return hexOf(`span:${this.current.key}:${this.current.spans++}`, 16);
  }
}
