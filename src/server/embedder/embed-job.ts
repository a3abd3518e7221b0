import type { Job } from "#contract/live.ts";
import { embeddingSubject } from "#contract/records.ts";
import type { Jobs } from "../live/jobs.ts";
import type { Db } from "../store/db.ts";
import { createRecordWriter } from "../store/records/record-writer.ts";
import { readDimensions } from "../store/embeddings/sets.ts";
import {
  sentCharacters,
  textsToSend,
  type TextSource,
} from "../store/embeddings/texts-to-embed.ts";
import type { EmbeddingEndpoint } from "./endpoint.ts";
import { pendingTexts } from "./plan.ts";

export type EmbedSource = Omit<TextSource, "project" | "model">;

/** Embeds texts as jobs, one a project at a time, and stops them. */
export interface Embedding {
  readonly endpoint: EmbeddingEndpoint | undefined;
  start(project: string, endpoint: EmbeddingEndpoint, source: EmbedSource): Job;
  find(project: string): Job | undefined;
  /** Whether there was one to stop. */
  stop(project: string): boolean;
  close(): void;
}

/** Texts of one request, and characters that it may hold. */
const batchTexts = 64;
const batchCharacters = 100_000;
/** Texts that are read, and stored with their vectors, at once. */
const blockTexts = 512;

export function createEmbedding(
  db: Db,
  jobs: Jobs,
  endpoint: EmbeddingEndpoint | undefined,
): Embedding {
  const stops = new Map<string, AbortController>();
  return {
    endpoint,
    find: (project) => jobs.find(project, "embedding"),
    start: (project, to, source) =>
      jobs.start(project, "embedding", async (tell) => {
        const stop = new AbortController();
        stops.set(project, stop);
        try {
          const all = { ...source, project, model: to.model };
          await embedTexts({ db, endpoint: to, tell, signal: stop.signal }, all);
        } finally {
          stops.delete(project);
        }
      }),
    stop(project) {
      const stop = stops.get(project);
      stop?.abort();
      return stop !== undefined;
    },
    close() {
      for (const stop of stops.values()) stop.abort();
    },
  };
}

interface Work {
  readonly db: Db;
  readonly endpoint: EmbeddingEndpoint;
  readonly tell: (progress: number, message: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Embeds what the set has no vector of. Whatever ends it, vectors that came are stored, so that another start
 * goes on from there. Throws an Error that says how far it got.
 */
async function embedTexts(work: Work, source: TextSource): Promise<void> {
  const { db, tell, signal } = work;
  tell(0, "Looking what is there");
  const { missing } = await pendingTexts(db, source);
  const count = missing.length;
  let dimensions = await readDimensions(db, source);
  let [done, tokens] = [0, 0];
  const share = () => (count === 0 ? 1 : done / count);
  try {
    for (let from = 0; from < count; from += blockTexts) {
      const subjects = missing.slice(from, from + blockTexts).map(({ subject }) => subject);
      const texts = await textsToSend(db, source, subjects);
      const writer = createRecordWriter(db, source.project);
      try {
        for (const batch of batchesOf([...texts])) {
          const answer = await work.endpoint.embed(
            batch.map(([, text]) => text),
            {
              signal,
              onWait: (ms, why) =>
                tell(share(), `${why} Trying again in ${Math.ceil(ms / 1000)} s`),
            },
          );
          const length = answer.vectors[0]!.length;
          if (dimensions !== undefined && length !== dimensions)
            throw new Error(
              `${work.endpoint.host} answers vectors of ${length} numbers, those of the set have ${dimensions}.`,
            );
          dimensions = length;
          for (const [at, [subject, text]] of batch.entries())
            await writer.add({
              type: "embedding",
              set: source.set,
              model: source.model,
              subject: embeddingSubject.parse(JSON.parse(subject)),
              text,
              vector: [...answer.vectors[at]!],
            });
          done += batch.length;
          tokens += answer.tokens ?? 0;
          tell(share(), wordsOf(done, count, tokens));
        }
      } finally {
        await writer.flush();
      }
    }
  } catch (error) {
    const why = signal.aborted ? "Stopped." : error instanceof Error ? error.message : "It failed.";
    throw new Error(
      `${why} ${done.toLocaleString("en")} of ${count.toLocaleString("en")} texts are embedded; starting again goes on from there.`,
      { cause: error },
    );
  }
}

function wordsOf(done: number, count: number, tokens: number): string {
  const counted = tokens > 0 ? `, ${tokens.toLocaleString("en")} tokens` : "";
  return `Embedded ${done.toLocaleString("en")} of ${count.toLocaleString("en")} texts${counted}`;
}

type SentText = readonly [subject: string, text: string];

function* batchesOf(texts: readonly SentText[]): Generator<SentText[]> {
  let batch: SentText[] = [];
  let characters = 0;
  for (const each of texts) {
    const size = Math.min(each[1].length, sentCharacters * 2);
    if (batch.length === batchTexts || (batch.length > 0 && characters + size > batchCharacters)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(each);
    characters += size;
  }
  if (batch.length > 0) yield batch;
}
