import type { RecordsAnswer } from "#contract/records.ts";
import { createRecordWriter, type RecordWriter } from "../../store/records/record-writer.ts";
import { ensureProject } from "../../store/projects.ts";
import type { Db } from "../../store/db.ts";
import { DecodeError } from "../otlp/decode-error.ts";
import type { OtlpDoor } from "../otlp-door.ts";
import { linesOf } from "./lines.ts";
import { parseLine } from "./parse-line.ts";

const lineLimitBytes = 32 * 1024 * 1024;
const namedFaults = 1000;

export interface ReceiveOptions {
  readonly db: Db;
  readonly otlp: OtlpDoor;
  readonly project: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What went in, and the runs it touched. */
export interface Received extends RecordsAnswer {
  readonly runs: readonly string[];
}

/**
 * Stores a stream of records as it arrives: memory holds one block, not the file. Everything counted as
 * accepted is stored when this returns; bad lines are named and do not stop the good ones.
 */
export async function receiveRecords(options: ReceiveOptions): Promise<Received> {
  const writer = createRecordWriter(options.db, options.project);
  const faults = createFaults();
  let accepted = 0;
  await ensureProject(options.db, options.project);
  for await (const { number, bytes } of linesOf(options.chunks, lineLimitBytes)) {
    const fault = bytes
      ? await takeLine(bytes, writer, options)
      : { code: "too_long", message: `A line holds at most ${lineLimitBytes / 1024 / 1024} MiB.` };
    if (fault) faults.add(number, fault);
    else accepted++;
  }
  await writer.flush();
  return { accepted, rejected: faults.named, rejectedCount: faults.count(), runs: [...writer.runs] };
}

interface Fault {
  readonly code: string;
  readonly message: string;
}

async function takeLine(
  bytes: Uint8Array,
  writer: RecordWriter,
  { otlp, project }: ReceiveOptions,
): Promise<Fault | undefined> {
  const line = parseLine(bytes);
  if (line.kind === "bad") return line;
  try {
    if (line.kind === "record") await writer.add(line.record);
    else await otlp.receive(line.signal, line.bytes, "json", project);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return { code: "too_deep", message: "The record is nested too deeply." };
    if (error instanceof DecodeError) return { code: "bad_otlp", message: error.message };
    throw error;
  }
}

function createFaults() {
  const named: { line: number; code: string; message: string }[] = [];
  let count = 0;
  return {
    named,
    count: () => count,
    add(line: number, { code, message }: Fault) {
      count++;
      if (named.length < namedFaults) named.push({ line, code, message });
    },
  };
}
