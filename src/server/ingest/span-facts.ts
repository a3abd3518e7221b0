import type { SpanError, SpanKind, Status, Tokens } from "#contract/span.ts";
import type { Vector } from "./dialect/vectors.ts";

/** What the mapping promotes out of a span's attributes: a column each, for lists, filters and totals. */
export interface SpanFacts {
  readonly kind: SpanKind;
  /** The attribute dialect that decided the kind; "" when none did. */
  readonly dialect: string;
  readonly status: Status;
  readonly error: SpanError | null;
  /** The model that answered, else the one asked for. */
  readonly model: string | null;
  readonly modelRequested: string | null;
  readonly provider: string | null;
  readonly tokens: Tokens;
  /** As the sender reported it; computed prices are the reader's business. */
  readonly costUsd: number | null;
  readonly input: string | null;
  /** The attribute whose value is `input` verbatim, "" when there is none: the text is stored once. */
  readonly inputKey: string;
  readonly output: string | null;
  readonly outputKey: string;
  readonly toolName: string | null;
  readonly promptName: string | null;
  readonly promptVersion: string | null;
  readonly sessionId: string | null;
  readonly userId: string | null;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly environment: string | null;
  readonly release: string | null;
  readonly service: string | null;
  readonly timeToFirstTokenMs: number | null;
  /** Synthetic times order the spans but measure nothing. */
  readonly timing: "real" | "synthetic";
  /** Announced by a placeholder, or without an end time. */
  readonly running: boolean;
  /** A placeholder: any other version of the same span replaces it. */
  readonly pending: boolean;
  readonly spanName: string;
  readonly vectors: readonly Vector[];
  /** Attributes that hold only vectors: leave them out of the stored map. */
  readonly vectorKeys: readonly string[];
  /** The project a span names for itself (`openinference.project.name` of its resource). */
  readonly projectHint: string | null;
}
