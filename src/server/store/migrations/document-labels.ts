import type { Migration } from "./migration.ts";

const traceBloom = "trace_bloom trace_id TYPE bloom_filter(0.001) GRANULARITY 1";

/** Scores of retrieved documents, and quick ways from a trace to its scores and to its result. */
export const documentLabels: Migration = {
  name: "labels of documents, scores and results by trace",
  tables: [],
  columns: [
    {
      table: "scores",
      name: "document",
      definition: "String CODEC(ZSTD(1))",
      orderBy:
        "project, run, metric, example, repetition, trace_id, span_id, source, evaluator, evaluator_version, annotator, document",
    },
  ],
  fill: (local) =>
    ["scores", "results"].flatMap((table) => [
      `ALTER TABLE ${local(table)} ADD INDEX IF NOT EXISTS ${traceBloom}`,
      `ALTER TABLE ${local(table)} MATERIALIZE INDEX trace_bloom`,
    ]),
};
