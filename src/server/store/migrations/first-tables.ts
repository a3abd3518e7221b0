import type { Table } from "../table.ts";

const text = "String CODEC(ZSTD(1))";
const word = "LowCardinality(String)";
const map = `Map(${word}, String) CODEC(ZSTD(1))`;
const instant = "DateTime64(9, 'UTC') CODEC(Delta, ZSTD(1))";
const tokens = ["prompt", "completion", "total", "cache_read", "cache_write", "reasoning"]
  .map((name) => `${name}_tokens Nullable(UInt64) CODEC(ZSTD(1))`)
  .join(",\n");
const version = "ver UInt64 CODEC(Delta, ZSTD(1))";

const spans: Table = {
  name: "spans",
  columns: `
    project ${word}, trace_id ${text}, span_id ${text}, parent_span_id ${text},
    name ${word}, kind ${word}, dialect ${word},
    start_time ${instant}, duration_ns UInt64 CODEC(ZSTD(1)), running Bool, synthetic Bool,
    status Enum8('unset' = 0, 'ok' = 1, 'error' = 2),
    error_type ${word}, error_message ${text}, error_stack ${text},
    model ${word}, provider ${word}, ${tokens},
    cost_usd Nullable(Float64) CODEC(ZSTD(1)), cost_computed Bool, first_token_ms Nullable(Float64) CODEC(ZSTD(1)),
    tool_name ${word}, prompt_name ${word}, prompt_version ${word},
    session_id ${text}, user_id ${text}, tags Array(${word}), metadata ${map},
    environment ${word}, release ${word}, service ${word}, scope ${word}, scope_version ${word},
    input ${text}, input_key ${word}, output ${text}, output_key ${word},
    attributes ${map}, numbers Map(${word}, Float64) CODEC(ZSTD(1)), resource ${map},
    events ${text}, links ${text}, vector_count UInt32, mapping UInt16, ${version},
    INDEX trace_bloom trace_id TYPE bloom_filter(0.001) GRANULARITY 1`,
  // Times far from ours, sent by broken clocks, share one partition: a batch must not make hundreds.
  partitionBy:
    "if(start_time >= '2010-01-01' AND start_time < '2040-01-01', toYYYYMM(start_time), 0)",
  orderBy: "project, toStartOfHour(start_time), trace_id, span_id",
  shardBy: "cityHash64(trace_id)",
};

/** Log records that name a span; either may come first. */
const spanLogs: Table = {
  name: "span_logs",
  columns: `
    project ${word}, trace_id ${text}, span_id ${text}, time ${instant}, event_name ${word},
    body ${text}, attributes ${map}, resource ${map}, scope ${word}, content_hash ${text}, ${version}`,
  orderBy: "project, trace_id, span_id, time, content_hash",
  shardBy: "cityHash64(trace_id)",
  granularity: 1024,
};

/** What is known of a trace as a whole; the table of the second migration has the same columns. */
export const traceColumns = `
    project ${word}, trace_id ${text}, name ${word}, kind ${word},
    status Enum8('unset' = 0, 'ok' = 1, 'error' = 2), recovered Bool,
    start_time ${instant}, duration_ms Nullable(Float64) CODEC(ZSTD(1)), synthetic Bool, running Bool,
    first_start ${instant}, last_start ${instant},
    span_count UInt32, error_count UInt32, root_count UInt32, orphan_count UInt32,
    llm_calls UInt32, ${tokens}, cost_usd Nullable(Float64) CODEC(ZSTD(1)),
    unpriced_calls UInt32, unreported_calls UInt32,
    models Array(${word}), providers Array(${word}), kinds Array(${word}), prompt_versions Array(${word}),
    service ${word}, services Array(${word}), environment ${word}, release ${word},
    session_id ${text}, user_id ${text}, tags Array(${word}), metadata ${map}, attributes ${map},
    error_type ${word}, error_message ${text}, error_span_id ${text},
    input ${text}, output ${text}, ${version},
    INDEX text_index lower(concat(name, ' ', input, ' ', output, ' ', error_message)) TYPE text(tokenizer = splitByNonAlpha)`;

/** One row a trace, made anew from its spans whenever some arrive. */
const traces: Table = {
  name: "traces",
  columns: traceColumns,
  orderBy: "project, trace_id",
  shardBy: "cityHash64(trace_id)",
  granularity: 512,
};

const projects: Table = {
  name: "projects",
  columns: `project String, created_at DateTime64(3, 'UTC'), ${version}`,
  orderBy: "project",
  shardBy: "cityHash64(project)",
};

const promptVersions: Table = {
  name: "prompt_versions",
  columns: `project ${word}, prompt String, version String, record ${text}, created_at DateTime64(3, 'UTC'), ${version}`,
  orderBy: "project, prompt, version",
  shardBy: "cityHash64(project)",
};

const exampleColumns = `
    project ${word}, dataset ${word}, example ${text}, content_hash ${text},
    input ${text}, reference ${text}, has_reference Bool, metadata ${map}, split ${word},
    record ${text}, ${version}`;

/** The current content of every example. */
const examples: Table = {
  name: "examples",
  columns: exampleColumns,
  orderBy: "project, dataset, example",
  shardBy: "cityHash64(example)",
  granularity: 256,
};

/** Every content an example ever had. */
const exampleRevisions: Table = {
  name: "example_revisions",
  columns: exampleColumns,
  orderBy: "project, dataset, example, content_hash",
  shardBy: "cityHash64(example)",
  granularity: 256,
};

const metrics: Table = {
  name: "metrics",
  columns: `project ${word}, metric String, record ${text}, ${version}`,
  orderBy: "project, metric",
  shardBy: "cityHash64(project)",
};

const slices: Table = {
  name: "slices",
  columns: `project ${word}, slice String, record ${text}, ${version}`,
  orderBy: "project, slice",
  shardBy: "cityHash64(project)",
};

const runs: Table = {
  name: "runs",
  columns: `
    project ${word}, run String, name String, experiment ${word}, dataset ${word}, model ${word},
    prompt ${word}, prompt_version ${word}, status ${word}, started_at Nullable(DateTime64(3, 'UTC')),
    record ${text}, ${version}`,
  orderBy: "project, run",
  shardBy: "cityHash64(run)",
};

const results: Table = {
  name: "results",
  columns: `
    project ${word}, run ${word}, example ${text}, repetition UInt16,
    output ${text}, failed Bool, error ${text}, latency_ms Nullable(Float64) CODEC(ZSTD(1)),
    cost_usd Nullable(Float64) CODEC(ZSTD(1)), prompt_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    completion_tokens Nullable(UInt64) CODEC(ZSTD(1)), total_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    trace_id ${text}, started_at Nullable(DateTime64(3, 'UTC')), record ${text}, ${version}`,
  orderBy: "project, run, example, repetition",
  shardBy: "cityHash64(example)",
  granularity: 256,
};

/** Of a result; of a run where \`example\` is empty; of a trace or span where \`run\` is empty. */
const scores: Table = {
  name: "scores",
  columns: `
    project ${word}, run ${word}, metric ${word}, example ${text}, repetition UInt16,
    trace_id ${text}, span_id ${text}, source ${word}, evaluator ${word}, evaluator_version ${word},
    annotator ${word}, value Nullable(Float64) CODEC(ZSTD(1)), label ${word}, boolean Bool,
    n Nullable(UInt32), explanation ${text}, at Nullable(DateTime64(3, 'UTC')), ${version}`,
  orderBy:
    "project, run, metric, example, repetition, trace_id, span_id, source, evaluator, evaluator_version, annotator",
  shardBy: "cityHash64(example)",
  granularity: 1024,
};

const embeddings: Table = {
  name: "embeddings",
  columns: `
    project ${word}, embedding_set ${word}, model ${word}, subject ${text}, content ${text},
    vector Array(BFloat16) CODEC(ZSTD(1)), ${version}`,
  orderBy: "project, embedding_set, model, subject",
  shardBy: "cityHash64(subject)",
  granularity: 1024,
};

const prices: Table = {
  name: "prices",
  columns: `model String, provider String, removed Bool, record ${text}, ${version}`,
  orderBy: "model, provider",
  shardBy: "cityHash64(model)",
};

export const firstTables: readonly Table[] = [
  spans,
  spanLogs,
  traces,
  projects,
  promptVersions,
  examples,
  exampleRevisions,
  metrics,
  slices,
  runs,
  results,
  scores,
  embeddings,
  prices,
];
