import { uploadRecords } from "#client/upload-records.ts";
import { createManualIndex } from "./app/manual-index.ts";
import { promptVersions, type PromptVersion } from "./app/prompt-versions.ts";
import { receiveVisits } from "./app/receive-visits.ts";
import { evaluateVersion } from "./evaluation/evaluate-version.ts";
import { embeddingRecords } from "./records/embedding-records.ts";
import { registryRecords } from "./records/registry-records.ts";
import { resultRecords } from "./records/result-records.ts";
import { runIdOf, runRecord } from "./records/run-records.ts";
import { linesOf, type WrittenRecord } from "./records/written-record.ts";
import { examples } from "./shop/dataset.ts";
import { CheckedExporter } from "./tracing/checked-exporter.ts";
import { createRecorder } from "./tracing/recorder.ts";

export interface DemoOptions {
  readonly url: string;
  readonly project: string;
  readonly apiKey?: string | undefined;
  /** Told how far it is, between 0 and 1. */
  readonly onProgress: (progress: number, message: string) => void;
}

/** What was recorded. */
export interface DemoOutcome {
  /** Ids of the runs, the oldest version first. */
  readonly runs: readonly string[];
  readonly records: number;
  readonly spans: number;
}

/** Runs the demo application against a server: spans by OTLP, everything else as records. */
export async function runDemo(options: DemoOptions): Promise<DemoOutcome> {
  const { url, project, apiKey, onProgress } = options;
  let records = 0;
  async function send(written: readonly WrittenRecord[]): Promise<void> {
    const { accepted, rejected } = await uploadRecords(linesOf(written), {
      project,
      base: url,
      apiKey,
    });
    const [first] = rejected;
    if (first) throw new Error(`a record was refused: ${first.message}`);
    records += accepted;
  }
  const exporter = new CheckedExporter(url, project, apiKey);
  const recorder = createRecorder(exporter, project);
  const index = createManualIndex();
  try {
    onProgress(0, "prompts and test set");
    await send(registryRecords());
    for (const [at, version] of promptVersions.entries()) await send(await runOf(version, at));
    onProgress(0.92, "visits");
    const asked = await receiveVisits(liveVersion(), recorder, index);
    onProgress(0.94, "embeddings");
    await send(embeddingRecords(index, asked));
    onProgress(0.97, "the last spans");
  } finally {
    await recorder.close();
  }
  if (exporter.failure)
    throw new Error(`spans could not be sent: ${exporter.failure.message}`, {
      cause: exporter.failure,
    });
  onProgress(1, "done");
  return { runs: promptVersions.map(runIdOf), records, spans: exporter.exported };

  async function runOf(version: PromptVersion, at: number): Promise<WrittenRecord[]> {
    const startedAt = new Date();
    await send([runRecord(version, startedAt)]);
    let done = 0;
    const answered = await evaluateVersion(version, examples, { recorder, index }, () => {
      done++;
      const share = (at + done / examples.length) / promptVersions.length;
      onProgress(0.02 + 0.9 * share, `${version.version}: ${done} of ${examples.length} questions`);
    });
    return [
      ...answered.flatMap((one) => resultRecords(runIdOf(version), one)),
      runRecord(version, startedAt, new Date()),
    ];
  }
}

/** The version that visitors talk to. */
function liveVersion(): PromptVersion {
  const live = promptVersions.find(({ version }) => version === "v2");
  if (!live) throw new Error("there is no version v2");
  return live;
}
