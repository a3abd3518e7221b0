import { embeddingSubject } from "#contract/records.ts";
import { UsageError } from "../usage.ts";

type Row = Readonly<Record<string, unknown>>;

/** What a row of a table of vectors stands for, as a record names it; not yet checked. */
export type SubjectOf = (row: Row) => unknown;

const trace = ["traceId", "trace_id"];
const span = ["spanId", "span_id"];
const idNames = ["id", "example", "example_id", "_id"];

/**
 * How the columns of a table name what its rows stand for: a column `subject` (as in records, JSON text or a
 * struct), else `document`, trace and span, run and example, dataset and example; else the id of an example of
 * `dataset`. Throws UsageError where none of these is there.
 */
export function subjectColumns(
  columns: readonly string[],
  dataset: string | undefined,
): { readonly names: readonly string[]; readonly of: SubjectOf } {
  const find = (wanted: readonly string[]) => columns.find((name) => wanted.includes(name));
  if (columns.includes("subject"))
    return { names: ["subject"], of: ({ subject }) => parsed(subject) };
  const [traceColumn, spanColumn] = [find(trace), find(span)];
  if (traceColumn !== undefined && spanColumn !== undefined) {
    const index = columns.includes("index");
    return {
      names: [traceColumn, spanColumn, ...(index ? ["index"] : [])],
      of: (row) => ({
        traceId: row[traceColumn],
        spanId: row[spanColumn],
        ...(index && { index: plain(row["index"]) }),
      }),
    };
  }
  const id = find(idNames);
  const text = (value: unknown): unknown => (value === null ? value : String(plain(value)));
  if (columns.includes("run") && id !== undefined)
    return {
      names: ["run", id],
      of: (row) => ({ run: text(row["run"]), example: text(row[id]) }),
    };
  if (dataset !== undefined && id !== undefined)
    return { names: [id], of: (row) => ({ example: text(row[id]), dataset }) };
  if (columns.includes("dataset") && id !== undefined)
    return {
      names: ["dataset", id],
      of: (row) => ({ example: text(row[id]), dataset: text(row["dataset"]) }),
    };
  const document = find(["document", "document_id", "doc_id"]);
  if (document !== undefined)
    return { names: [document], of: (row) => ({ document: text(row[document]) }) };
  throw new UsageError(
    id === undefined
      ? `no column says what a vector is of. There are: ${columns.join(", ")}. Name one "id", "document" or "subject".`
      : `the column "${id}" is an id of what? Add --dataset NAME for examples, or rename it "document".`,
  );
}

/** A subject as the contract has it, or undefined. */
export function checkedSubject(value: unknown) {
  return embeddingSubject.safeParse(value).data;
}

function parsed(subject: unknown): unknown {
  if (typeof subject !== "string") return subject;
  try {
    return JSON.parse(subject);
  } catch {
    return undefined;
  }
}

/** Whole numbers of 64 bits are bigints. */
function plain(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
