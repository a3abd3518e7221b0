import type { DatasetWarning, TextHealth } from "#contract/dataset-health.ts";
import type { Job } from "#contract/live.ts";
import type { Jobs } from "../../live/jobs.ts";
import type { Db } from "../../store/db.ts";
import { readTexts, textsStamp } from "../../store/datasets/health-texts.ts";
import { onTextThread } from "./text-thread.ts";

type Progress = (progress: number, message: string) => void;

interface At {
  readonly project: string;
  readonly dataset: string;
}

/** What is known of the texts of datasets; kept until the examples or the prompts change. */
export interface TextHealthService {
  /** The findings, or the job that is looking for them. */
  look(at: At & { readonly slices: string }): Promise<TextHealth | Job>;
  /** What a comparison over this dataset should say. */
  warnings(at: At): Promise<readonly DatasetWarning[]>;
}

interface Kept<Value> {
  readonly stamp: string;
  readonly value: Value;
}

const mostKept = 100;
/** Small datasets are done before anybody would notice a second question. */
const patienceMs = 1500;

export function createTextHealth(db: Db, jobs: Jobs): TextHealthService {
  const found = new Map<string, Kept<TextHealth>>();
  const duplicates = new Map<string, Kept<Promise<TextHealth["duplicates"]>>>();
  const faults = new Map<string, Kept<unknown>>();

  /** A fault is told once to whoever asks next; asking again then tries again. */
  function tellFault(key: string, stamp: string): void {
    const fault = faults.get(key);
    faults.delete(key);
    if (fault?.stamp === stamp) throw fault.value;
  }

  async function compute(
    at: At & { readonly slices: string },
    stamp: string,
    onProgress: Progress,
  ): Promise<void> {
    onProgress(0, "Reading the examples");
    const texts = await readTexts(db, at);
    const { health } = await onTextThread({ texts, duplicatesOnly: false }, onProgress);
    if (!health) return;
    keep(found, keyOf(at, at.slices), { stamp, value: health });
    keep(duplicates, keyOf(at), { stamp, value: Promise.resolve(health.duplicates) });
  }

  async function readDuplicates(at: At): Promise<TextHealth["duplicates"]> {
    const texts = await readTexts(db, { ...at, slices: "" });
    const task = { texts: { ...texts, prompts: [] }, duplicatesOnly: true };
    return (await onTextThread(task, () => undefined)).duplicates;
  }

  return {
    async look(at) {
      const stamp = await textsStamp(db, at);
      const key = keyOf(at, at.slices);
      const known = found.get(key);
      if (known?.stamp === stamp) return known.value;
      tellFault(key, stamp);
      let finished: Promise<void> | undefined;
      const work = (progress: Progress): Promise<void> => {
        const computed = compute(at, stamp, progress);
        finished = computed.catch((error: unknown) => keep(faults, key, { stamp, value: error }));
        return computed;
      };
      const job = jobs.start(at.project, "dataset_health", work, key);
      await Promise.race([finished, new Promise((done) => setTimeout(done, patienceMs))]);
      tellFault(key, stamp);
      const fresh = found.get(key);
      return fresh?.stamp === stamp ? fresh.value : job;
    },
    async warnings(at) {
      const stamp = await textsStamp(db, at);
      const key = keyOf(at);
      let known = duplicates.get(key);
      if (known?.stamp !== stamp) {
        known = { stamp, value: readDuplicates(at) };
        keep(duplicates, key, known);
        known.value.catch(() => duplicates.delete(key));
      }
      const { pairCount, conflictCount } = await known.value;
      return [
        ...(pairCount > 0 ? ["duplicate_examples" as const] : []),
        ...(conflictCount > 0 ? ["conflicting_labels" as const] : []),
      ];
    },
  };
}

function keyOf({ project, dataset }: At, ...more: readonly string[]): string {
  return JSON.stringify([project, dataset, ...more]);
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= mostKept) break;
    map.delete(oldest);
  }
}
