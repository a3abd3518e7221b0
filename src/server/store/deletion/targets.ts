import { z } from "zod";
import { createBindings, type Bindings } from "../filter/bindings.ts";
import type { Db } from "../db.ts";
import { tracesInScope, type DeletionScope } from "./scope.ts";

/** Rows of one table, as a condition with bound values. */
export interface Target {
  readonly table: string;
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A statement stays small enough for every engine to read. */
const tracesInStatement = 2000;
const inSubject = "JSONExtractString(subject, 'traceId')";
/** Where rows of a trace are, and how they name it. */
const ofTraces = {
  spans: "trace_id",
  span_logs: "trace_id",
  roll_ups: "trace_id",
  scores: "trace_id",
  record_versions: `if(startsWith(key, '["trace"'), JSONExtractString(key, 2), '')`,
  embeddings: inSubject,
  projection_points: inSubject,
} as const;

export interface Targets {
  readonly traceIds: readonly string[];
  readonly targets: readonly Target[];
}

/** Everything that a deletion takes, in every table that holds some of it. */
export async function targetsOf(db: Db, scope: DeletionScope): Promise<Targets> {
  if (scope.kind === "project") {
    const tables = await tablesOfProjects(db);
    return {
      traceIds: [],
      targets: [
        ...(await hangingOn(db, scope.project)),
        ...tables.map((table) => ({
          table,
          condition: "project = {project:String}",
          values: { project: scope.project },
        })),
      ],
    };
  }
  const traceIds = await tracesInScope(db, scope);
  const targets: Target[] = [];
  for (let from = 0; from < traceIds.length; from += tracesInStatement) {
    const some = traceIds.slice(from, from + tracesInStatement);
    for (const [table, expression] of Object.entries(ofTraces))
      targets.push(
        targetOf(table, (bindings) => ofThese(bindings, scope.project, expression, some)),
      );
  }
  return { traceIds, targets };
}

function targetOf(table: string, condition: (bindings: Bindings) => string): Target {
  const bindings = createBindings();
  return { table, condition: condition(bindings), values: bindings.values };
}

function ofThese(
  bindings: Bindings,
  project: string,
  expression: string,
  traceIds: readonly string[],
): string {
  return `project = ${bindings.bind(project, "String")} AND ${expression} IN ${bindings.bind(traceIds, "Array(String)")}`;
}

/** Rows that name something of a project and not the project itself. */
const hanging = [
  { table: "snapshot_pieces", key: "snapshot", of: "snapshots" },
  { table: "share_openings", key: "share", of: "shares" },
] as const;
const named = z.object({ id: z.string() });

async function hangingOn(db: Db, project: string): Promise<Target[]> {
  const targets: Target[] = [];
  for (const { table, key, of } of hanging) {
    const rows = await db.rows(
      named,
      `SELECT DISTINCT id FROM ${of} WHERE project = {project:String}`,
      { project },
    );
    for (let from = 0; from < rows.length; from += tracesInStatement) {
      const ids = rows.slice(from, from + tracesInStatement).map(({ id }) => id);
      targets.push(
        targetOf(table, (bindings) => `${key} IN ${bindings.bind(ids, "Array(String)")}`),
      );
    }
  }
  return targets;
}

const row = z.object({ holder: z.string() });

/** Tables of which a project has rows. The audit stays: it says what was deleted. */
async function tablesOfProjects(db: Db): Promise<string[]> {
  const found = await db.rows(
    row,
    `SELECT DISTINCT table AS holder FROM system.columns
     WHERE database = currentDatabase() AND name = 'project' AND table != 'audit'
       AND table IN (
         SELECT name FROM system.tables WHERE database = currentDatabase()
           AND ${db.cluster ? "engine = 'Distributed'" : "engine LIKE '%MergeTree'"})
     ORDER BY holder`,
  );
  return found.map(({ holder }) => holder);
}
