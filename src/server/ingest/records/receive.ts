import type { AnyRecord } from "#contract/records.ts";
import { ProblemError } from "#contract/problem.ts";
import type { RecordsAnswer } from "#contract/records.ts";
import { createRecordWriter } from "../../store/records/record-writer.ts";
import { ensureProject } from "../../store/projects.ts";
import type { Db } from "../../store/db.ts";
import { redactRecord } from "../../privacy/redact-record.ts";
import type { Redactor } from "../../privacy/redactor.ts";
import { DecodeError } from "../otlp/decode-error.ts";
import type { OtlpDoor } from "../otlp-door.ts";
import { linesOf } from "./lines.ts";
import { namedIn, type Sender, sentBy } from "./sent-by.ts";
import { type DeedKind, deedOf } from "./deed-of.ts";
import { type ParsedLine, parseLine } from "./parse-line.ts";

const lineLimitBytes = 32 * 1024 * 1024;
const namedFaults = 1000;
const mostFlights = 64;
/** Of those in whose name a stream brings something, as many are kept in the audit. */
const mostNames = 20;

export interface ReceiveOptions {
  readonly db: Db;
  readonly otlp: OtlpDoor;
  readonly project: string;
  readonly sender: Sender;
  /** Takes out of records what the project's rules name; undefined where they are off. */
  readonly redactor: Redactor | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What went in, and the runs it touched. */
export interface Received extends RecordsAnswer {
  readonly runs: readonly string[];
  /** What people gave by hand: how many records of each kind. */
  readonly deeds: ReadonlyMap<DeedKind, { readonly count: number; readonly names: Set<string> }>;
}

/**
 * Stores a stream of records as it arrives: memory holds one block, not the file. Everything counted as
 * accepted is stored when this returns; bad lines are named and do not stop the good ones.
 */
export async function receiveRecords(options: ReceiveOptions): Promise<Received> {
  const writer = createRecordWriter(options.db, options.project, options.sender.who);
  const faults = createFaults();
  const flights = createFlights();
  const deeds = new Map<DeedKind, { count: number; readonly names: Set<string> }>();
  let accepted = 0;

  async function take(number: number, bytes: Uint8Array | undefined): Promise<void> {
    const line: ParsedLine = bytes ? parseLine(bytes) : tooLong;
    if (line.kind === "bad") return faults.add(number, line);
    const settle = (fault: Fault | undefined): void => {
      if (fault) faults.add(number, fault);
      else accepted++;
    };
    if (line.kind === "record") {
      await ensureProject(options.db, options.project);
      const { redactor, sender } = options;
      const sent = sentBy(sender, line.record);
      const record = redactor ? redactRecord(redactor, sent) : sent;
      settle(await faultOf(writer.add(record)));
      const deed = deedOf(record);
      if (deed) count(deed, record);
    } else await flights.add(faultOf(receiveOtlp(options, line)).then(settle));
  }

  function count(kind: DeedKind, record: AnyRecord): void {
    const known = deeds.get(kind) ?? { count: 0, names: new Set<string>() };
    known.count++;
    const name = namedIn(record);
    if (name !== undefined && known.names.size < mostNames) known.names.add(name);
    deeds.set(kind, known);
  }

  let broken: ProblemError | undefined;
  try {
    for await (const { number, bytes } of linesOf(options.chunks, lineLimitBytes))
      await take(number, bytes);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== "bad_request") throw error;
    broken = error;
  }
  await flights.land();
  await writer.flush();
  if (broken) throw broken;
  return {
    accepted,
    rejected: faults.named.toSorted((a, b) => a.line - b.line),
    rejectedCount: faults.count(),
    runs: [...writer.runs],
    deeds,
  };
}

/** A line is not taken when spans of it are not, though the others are stored. */
async function receiveOtlp(
  { otlp, project }: ReceiveOptions,
  { signal, bytes }: ParsedLine & { readonly kind: "otlp" },
): Promise<void> {
  const { message } = await otlp.receive(signal, bytes, "json", project);
  if (message) throw new DecodeError(message);
}

interface Fault {
  readonly code: string;
  readonly message: string;
}

const tooLong: ParsedLine = {
  kind: "bad",
  code: "too_long",
  message: `A line holds at most ${lineLimitBytes / 1024 / 1024} MiB.`,
};

/** What was wrong with a line; undefined when it was taken. Faults that are not the line's are thrown. */
async function faultOf(work: Promise<unknown>): Promise<Fault | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return { code: "bad_otlp", message: error.message };
    throw error;
  }
}

/** Lets a few OTLP requests wait for the store together: they share its blocks. */
function createFlights() {
  let flying: Promise<void>[] = [];
  async function land(): Promise<void> {
    const landing = flying;
    flying = [];
    await Promise.all(landing);
  }
  return {
    land,
    async add(flight: Promise<void>) {
      flight.catch(() => undefined);
      if (flying.push(flight) >= mostFlights) await land();
    },
  };
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
