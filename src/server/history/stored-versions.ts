import type { Db, ReadOptions } from "../store/db.ts";
import {
  type ResultVersion,
  resultRows,
  type ScoredTarget,
  scoreRows,
  type ScoreVersion,
} from "../store/history/rows.ts";
import { keptVersions, type KeptVersion } from "../store/history/versions.ts";
import { recordKey } from "../store/records/version-row.ts";
import type { StoredVersion } from "./history-of.ts";

/** Versions of a record as a whole; its own name and type are no news. */
export function asRecords(versions: readonly KeptVersion[]): StoredVersion[] {
  return versions.map(({ who, ver, record: { type: _type, ...fields } }) => ({
    name: "record",
    subject: "",
    isScore: false,
    ver,
    who,
    fields,
  }));
}

/** Versions of a result, each repetition by itself. */
export async function resultVersions(
  db: Db,
  of: { readonly project: string; readonly run: string; readonly example: string },
  options: ReadOptions,
): Promise<StoredVersion[]> {
  return (await resultRows(db, of, options)).map((row) => ({
    name: `result ${row.repetition}`,
    subject: row.repetition === 0 ? "" : `repetition ${row.repetition + 1}`,
    isScore: false,
    ver: row.ver,
    who: null,
    fields: resultFields(row),
  }));
}

function resultFields({
  output,
  failed,
  error,
  traceId,
  latencyMs,
  costUsd,
  totalTokens,
}: ResultVersion) {
  return {
    ...(failed ? { error } : { output }),
    latencyMs,
    costUsd,
    totalTokens,
    traceId: traceId || null,
  };
}

/** Versions of every score of a target: those that people gave are all kept. */
export async function scoreVersions(
  db: Db,
  target: ScoredTarget,
  options: ReadOptions,
): Promise<StoredVersion[]> {
  const { project, run, example, trace } = target;
  const key = trace
    ? recordKey("trace", trace)
    : example
      ? recordKey("result", run, example)
      : recordKey("run", run);
  const [rows, kept] = await Promise.all([
    scoreRows(db, target, options),
    keptVersions(db, { project, kind: "score", key }, options),
  ]);
  return [
    ...rows.map((row) => ({ ...scoreOf(row), ver: row.ver, who: null })),
    ...kept.flatMap(({ record, ver, who }) => {
      const same = rows.find((row) => row.ver === ver);
      return [{ ...(same ? scoreOf(same) : keptScore(record)), ver, who }];
    }),
  ];
}

type NamedScore = Pick<StoredVersion, "name" | "subject" | "isScore" | "fields">;

function scoreOf(row: ScoreVersion): NamedScore {
  const { metric, source, evaluator, version, annotator, repetition, spanId, document } = row;
  const given = row.label || (row.boolean && row.value !== null ? row.value === 1 : row.value);
  const by = source === "human" ? annotator : [evaluator, version].filter(Boolean).join(" ");
  return named([metric, source, by, repetition, spanId, document], {
    value: given,
    explanation: row.explanation || null,
  });
}

function keptScore(record: KeptVersion["record"]): NamedScore {
  const { metric, annotator, target, value, explanation } = record;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this server
  const at = target as Partial<Record<"repetition" | "spanId" | "document", string | number>>;
  return named(
    [
      String(metric),
      "human",
      typeof annotator === "string" ? annotator : "",
      at.repetition ?? 0,
      at.spanId ?? "",
      at.document ?? "",
    ],
    { value: value ?? null, explanation: explanation ?? null },
  );
}

function named(
  parts: readonly [metric: string, source: string, by: string, ...(string | number)[]],
  fields: StoredVersion["fields"],
): NamedScore {
  const [metric, source, by] = parts;
  const subject = by ? `${metric} by ${by}` : `${metric}, ${source}`;
  return { name: `score ${JSON.stringify(parts)}`, subject, isScore: true, fields };
}
