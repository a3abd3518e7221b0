import { projectName } from "#contract/wire.ts";
import type { DecodedLog, DecodedSpan } from "./decoded.ts";
import { decodeLogs, decodeTraces } from "./otlp/decode.ts";
import type { Encoding } from "./otlp/result.ts";
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
   * `project` is what the sender asked for; without it each resource may name its own.
   * Throws DecodeError for a body that is not OTLP, and ProblemError when it cannot be stored.
   */
  receive(
    signal: "traces" | "logs",
    body: Uint8Array,
    encoding: Encoding,
    project: string | undefined,
  ): Promise<Outcome>;
}

const projectAttribute = "openinference.project.name";

/** Counts what was stored. */
type Counted = (what: "spans" | "logs", count: number) => void;

export function createOtlpDoor(
  writer: Pick<SpanWriter, "addLogs" | "addSpans">,
  counted: Counted = () => undefined,
): OtlpDoor {
  return {
    async receive(signal, body, encoding, project) {
      const projectOf = (item: DecodedSpan | DecodedLog): string =>
        project ?? readableProject(item.resource[projectAttribute]);
      if (signal === "logs") {
        const { logs, rejected, message } = decodeLogs(body, encoding);
        await writer.addLogs(logs, projectOf);
        counted("logs", logs.length);
        return { rejected, message };
      }
      const { spans, rejected, message } = decodeTraces(body, encoding);
      await writer.addSpans(spans, projectOf);
      counted("spans", spans.length);
      return { rejected, message };
    },
  };
}

/** A name that a sender chose for another tool may hold what ours may not. */
function readableProject(name: string | undefined): string {
  if (!name) return "default";
  const readable = name.replaceAll(/[\p{Cc}/\\]+/gu, "-").slice(0, 200);
  return projectName.safeParse(readable).success ? readable : "default";
}
