import type { DecodedLog, DecodedSpan } from "../decoded.ts";
import { idFault } from "./ids.ts";

export type Encoding = "protobuf" | "json";

/** `message` is "" when there is nothing to tell the sender. */
export interface DecodedTraces {
  readonly spans: DecodedSpan[];
  readonly rejected: number;
  readonly message: string;
}

/** `unjoined` counts records that name no span: they are dropped, and their sender did nothing wrong. */
export interface DecodedLogs {
  readonly logs: DecodedLog[];
  readonly unjoined: number;
  readonly rejected: number;
  readonly message: string;
}

/** Collects the spans of a request and counts those whose ids make them impossible to store. */
export class SpanCollector {
  readonly spans: DecodedSpan[] = [];
  #rejected = 0;
  #fault = "";

  /** True when a span with these ids can be kept; counts it otherwise. */
  accepts(traceId: string, spanId: string): boolean {
    const fault = idFault(traceId, spanId);
    if (fault === undefined) return true;
    this.#rejected += 1;
    this.#fault ||= fault;
    return false;
  }

  result(): DecodedTraces {
    const spans = this.#rejected === 1 ? "1 span was" : `${this.#rejected} spans were`;
    return {
      spans: this.spans,
      rejected: this.#rejected,
      message: this.#rejected === 0 ? "" : `${spans} rejected: ${this.#fault}`,
    };
  }
}

export function statusCode(code: number): 0 | 1 | 2 {
  return code === 1 || code === 2 ? code : 0;
}
