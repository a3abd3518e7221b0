import { recordsAnswer, recordsPath, type RecordsAnswer } from "#contract/records.ts";
import { ApiError, asProblem, keyHeader, request } from "./call.ts";

type Rejected = RecordsAnswer["rejected"][number];

export interface UploadProgress {
  readonly bytesRead: number;
  readonly accepted: number;
  readonly rejectedCount: number;
  /** The first lines that did not go in; numbered from the start of the file. */
  readonly rejected: readonly Rejected[];
}

export interface UploadOptions {
  readonly project: string;
  readonly base?: string;
  readonly apiKey?: string | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: UploadProgress) => void;
}

/** A file in the browser is a ReadableStream; what Node reads is iterable. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

const batchBytes = 4 * 1024 * 1024;
const longestLineBytes = 64 * 1024 * 1024;
const mostRejectedKept = 1000;

/**
 * Sends newline-delimited records a few megabytes at a time, so that a file of any size needs little
 * memory and shows how far it is. Lines are independent: a batch that went in stays in when a later
 * one fails, and sending the file again doubles nothing. Throws {@link ApiError}.
 */
export async function uploadRecords(
  records: ByteSource,
  { project, base = "", apiKey, signal, onProgress }: UploadOptions,
): Promise<UploadProgress> {
  const url = `${base}${recordsPath}?${new URLSearchParams({ project }).toString()}`;
  let progress: UploadProgress = { bytesRead: 0, accepted: 0, rejectedCount: 0, rejected: [] };
  let firstLine = 0;
  for await (const batch of batchesOfLines(records)) {
    const answer = await postBatch(url, batch, apiKey, signal);
    progress = afterBatch(progress, batch, answer, firstLine);
    firstLine += countLines(batch);
    onProgress?.(progress);
  }
  return progress;
}

async function postBatch(
  url: string,
  body: Uint8Array<ArrayBuffer>,
  apiKey: string | undefined,
  signal: AbortSignal | undefined,
): Promise<RecordsAnswer> {
  const response = await request(url, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", ...keyHeader(apiKey) },
    body,
    ...(signal && { signal }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return recordsAnswer.parse(answer);
  // Of a batch of bad lines nothing is stored: a refusal that still names them, and later ones may be good.
  const named = recordsAnswer.safeParse(answer);
  if (response.status === 400 && named.success) return named.data;
  throw new ApiError(asProblem(response, answer));
}

function afterBatch(
  before: UploadProgress,
  batch: Uint8Array,
  answer: RecordsAnswer,
  linesBefore: number,
): UploadProgress {
  const rejected = answer.rejected.map((one) => ({ ...one, line: one.line + linesBefore }));
  return {
    bytesRead: before.bytesRead + batch.byteLength,
    accepted: before.accepted + answer.accepted,
    rejectedCount: before.rejectedCount + answer.rejectedCount,
    rejected: [...before.rejected, ...rejected].slice(0, mostRejectedKept),
  };
}

const newline = 10;

/** Whole lines, about {@link batchBytes} at a time; one longer line travels alone. */
async function* batchesOfLines(records: ByteSource): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(records)) {
    held.push(chunk);
    size += chunk.byteLength;
    if (size < batchBytes) continue;
    if (!chunk.includes(newline)) {
      if (size > longestLineBytes)
        throw new Error("A line is longer than 64 MB: these are not records.");
      continue;
    }
    const bytes = concatenated(held, size);
    const end = bytes.lastIndexOf(newline) + 1;
    yield bytes.slice(0, end);
    held = [bytes.slice(end)];
    size = bytes.byteLength - end;
  }
  if (size > 0) yield concatenated(held, size);
}

/** Not every browser can iterate a stream. */
async function* chunksOf(records: ByteSource): AsyncGenerator<Uint8Array> {
  if (!("getReader" in records)) return yield* records;
  const reader = records.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

function concatenated(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === newline) lines++;
  return lines;
}
