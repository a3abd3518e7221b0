import { InMemorySpanExporter } from "@opentelemetry/sdk-trace-base";
import { expect, it } from "vitest";
import { anyRecord } from "#contract/records.ts";
import { createManualIndex } from "./app/manual-index.ts";
import { promptVersions } from "./app/prompt-versions.ts";
import { receiveVisits } from "./app/receive-visits.ts";
import { evaluateVersion } from "./evaluation/evaluate-version.ts";
import { embeddingRecords } from "./records/embedding-records.ts";
import { registryRecords } from "./records/registry-records.ts";
import { resultRecords } from "./records/result-records.ts";
import { runRecord } from "./records/run-records.ts";
import type { WrittenRecord } from "./records/written-record.ts";
import { examples } from "./shop/dataset.ts";
import { createRecorder } from "./tracing/recorder.ts";

/** The exporter forgets its spans on shutdown. */
class KeptSpans extends InMemorySpanExporter {
  override shutdown(): Promise<void> {
    return Promise.resolve();
  }
}

/** Some examples of every topic. */
async function demo() {
  const exporter = new KeptSpans();
  const recorder = createRecorder(exporter, "p");
  const index = createManualIndex();
  const some = examples.filter((_, at) => at % 5 === 0);
  const records: WrittenRecord[] = registryRecords();
  for (const version of promptVersions) {
    records.push(runRecord(version, new Date(0), new Date(1)));
    const answered = await evaluateVersion(version, some, { recorder, index });
    for (const one of answered) records.push(...resultRecords(version.version, one));
  }
  const [first] = promptVersions;
  records.push(...embeddingRecords(index, await receiveVisits(first!, recorder, index)));
  await recorder.close();
  return { records, spans: exporter.getFinishedSpans() };
}

/** Without what is measured. */
function unmeasured(records: readonly WrittenRecord[]): unknown[] {
  return records.map((record) => ({ ...record, startedAt: 0, latencyMs: 0, at: 0 }));
}

const spanFacts = (spans: Awaited<ReturnType<typeof demo>>["spans"]): string[] =>
  spans
    .map((span) => {
      const { traceId, spanId } = span.spanContext();
      const parent = span.parentSpanContext?.spanId ?? "";
      return JSON.stringify([traceId, spanId, parent, span.name, span.status, span.attributes]);
    })
    .toSorted();

it("says the same twice, with the same ids", { timeout: 30_000 }, async () => {
  const [one, other] = [await demo(), await demo()];
  for (const record of one.records) anyRecord.parse(JSON.parse(JSON.stringify(record)));
  expect(unmeasured(one.records)).toEqual(unmeasured(other.records));
  expect(spanFacts(one.spans)).toEqual(spanFacts(other.spans));
  const ids = one.spans.map((span) => span.spanContext().traceId + span.spanContext().spanId);
  expect(new Set(ids).size).toBe(ids.length);
  const stacks = one.spans
    .flatMap(({ events }) => events)
    .map(({ attributes }) => attributes?.["exception.stacktrace"]);
  expect(stacks.filter(Boolean).length).toBeGreaterThan(0);
  expect(JSON.stringify(stacks)).not.toContain(process.cwd());
  const kinds = new Set(one.spans.map((span) => span.attributes["openinference.span.kind"]));
  expect([...kinds].map(String).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "AGENT",
    "CHAIN",
    "EMBEDDING",
    "GUARDRAIL",
    "LLM",
    "RERANKER",
    "RETRIEVER",
    "TOOL",
  ]);
});
