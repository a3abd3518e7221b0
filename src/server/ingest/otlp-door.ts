import { projectName } from "#contract/wire.ts";
import type { DecodedLog, DecodedSpan } from "./decoded.ts";
import { decodeLogs, decodeTraces } from "./otlp/decode.ts";
import type { Encoding } from "./otlp/result.ts";
import type { Redaction } from "../privacy/redaction.ts";
import { redactArrivals } from "../privacy/redact-arrivals.ts";
import { redactLog, redactSpan } from "../privacy/redact-spans.ts";
import type { SpanWriter } from "./span-writer.ts";

/** What the sender is told beside success. */
export interface Outcome {
  readonly rejected: number;
  /** "" when there is nothing to tell. */
  readonly message: string;
}

/** Takes OTLP requests: decoded, mapped and stored when `receive` returns. */
export interface OtlpDoor {
  /**
   * `project` is what the sender asked for; without it each resource may name its own. What names none goes to
   * `otherwise`, and `permit` throws where the sender may not write: then nothing of the request is stored.
   * Throws DecodeError for a body that is not OTLP, and ProblemError when it cannot be stored.
   */
  receive(
    signal: "traces" | "logs",
    body: Uint8Array,
    encoding: Encoding,
    project: string | undefined,
    rights?: Rights,
  ): Promise<Outcome>;
}

interface Rights {
  readonly otherwise: string;
  readonly permit: (project: string) => void;
}

const anywhere: Rights = { otherwise: "default", permit: () => undefined };

const projectAttribute = "openinference.project.name";

/** Counts what was stored. */
type Counted = (what: "spans" | "logs", count: number) => void;

export interface OtlpDoorParts {
  readonly writer: Pick<SpanWriter, "addLogs" | "addSpans">;
  readonly redaction: Pick<Redaction, "of">;
  readonly counted: Counted;
}

export function createOtlpDoor({ writer, redaction, counted }: OtlpDoorParts): OtlpDoor {
  return {
    async receive(signal, body, encoding, project, { otherwise, permit } = anywhere) {
      const permitted = new Set<string>();
      const projectOf = (item: DecodedSpan | DecodedLog): string => {
        const named = project ?? readableProject(item.resource[projectAttribute]) ?? otherwise;
        if (!permitted.has(named)) permit(named);
        permitted.add(named);
        return named;
      };
      if (signal === "logs") {
        const { logs, rejected, message } = decodeLogs(body, encoding);
        const kept = await redactArrivals(redaction, logs, projectOf, redactLog);
        await writer.addLogs(kept.items, kept.projectOf);
        counted("logs", logs.length);
        return { rejected, message };
      }
      const { spans, rejected, message } = decodeTraces(body, encoding);
      const kept = await redactArrivals(redaction, spans, projectOf, redactSpan);
      await writer.addSpans(kept.items, kept.projectOf);
      counted("spans", spans.length);
      return { rejected, message };
    },
  };
}

/** A name that a sender chose for another tool may hold what ours may not. */
function readableProject(name: string | undefined): string | undefined {
  if (!name) return undefined;
  const readable = name.replaceAll(/[\p{Cc}/\\]+/gu, "-").slice(0, 200);
  return projectName.safeParse(readable).success ? readable : undefined;
}
