import type { StepTree } from "#analysis/trace/diff/step.ts";
import { spanTree } from "#analysis/trace/span-tree.ts";
import type { Db, ReadOptions } from "../../store/db.ts";
import {
  extentsOf,
  type LogOfMany,
  logsOfMany,
  type SpanOfMany,
  spansOfMany,
} from "../../store/spans/many-traces.ts";
import { grouped } from "../../grouped.ts";
import { stepOf, textsOf } from "./read-steps.ts";

/** A longer trace is aligned by itself, not among many. */
const mostSpans = 2000;
/** Spans with their texts that one statement reads. */
const spansAtOnce = 4000;
/** Spans may be stored whose roll-up is still to come. */
const marginNs = 3_600_000_000_000n;

type Extent = Awaited<ReturnType<typeof extentsOf>>[number];

/** Traces as steps, by id. Those that are not there or too long are left out. */
export async function readManySteps(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions,
): Promise<Map<string, StepTree>> {
  const trees = new Map<string, StepTree>();
  const extents = await extentsOf(db, project, [...new Set(ids)], options);
  for (const batch of batchesOf(extents.filter(({ span_count }) => span_count <= mostSpans))) {
    const wanted = { project, ids: batch.map(({ trace_id }) => trace_id), ...boundsOf(batch) };
    const [spans, logs] = await Promise.all([
      spansOfMany(db, wanted, options),
      logsOfMany(db, wanted, options),
    ]);
    const logsOf = grouped(logs, ({ trace_id }) => trace_id);
    for (const [id, own] of grouped(spans, ({ trace_id }) => trace_id))
      trees.set(id, treeOf(own, logsOf.get(id) ?? []));
  }
  return trees;
}

function batchesOf(extents: readonly Extent[]): Extent[][] {
  // Those of one time lie together in the store.
  const sorted = extents.toSorted((a, b) => Number(BigInt(a.first_ns) - BigInt(b.first_ns)));
  const batches: Extent[][] = [];
  let room = 0;
  for (const extent of sorted) {
    if (room < extent.span_count || batches.length === 0) {
      batches.push([]);
      room = spansAtOnce;
    }
    batches.at(-1)!.push(extent);
    room -= extent.span_count;
  }
  return batches;
}

function boundsOf(batch: readonly Extent[]): { readonly fromNs: string; readonly toNs: string } {
  const firsts = batch.map(({ first_ns }) => BigInt(first_ns));
  const lasts = batch.map(({ last_ns }) => BigInt(last_ns));
  const from = firsts.reduce((a, b) => (a < b ? a : b)) - marginNs;
  const to = lasts.reduce((a, b) => (a > b ? a : b)) + marginNs;
  return { fromNs: String(from < 0n ? 0n : from), toNs: String(to) };
}

function treeOf(rows: readonly SpanOfMany[], logs: readonly LogOfMany[]): StepTree {
  const nodes = spanTree(
    rows.map((row) => ({
      row,
      spanId: row.span_id,
      parentSpanId: row.parent_span_id,
      startNs: BigInt(row.start_ns),
    })),
  );
  const logsOf = grouped(logs, ({ span_id }) => span_id);
  const base = nodes[0]?.span.startNs ?? 0n;
  const end = new Uint32Array(nodes.length).fill(nodes.length);
  const open: number[] = [];
  for (const [place, { depth }] of nodes.entries()) {
    while (open.length > 0 && nodes[open.at(-1)!]!.depth >= depth) end[open.pop()!] = place;
    open.push(place);
  }
  return {
    steps: nodes.map(({ span: { row } }) =>
      stepOf(
        {
          name: row.name,
          kind: row.kind,
          status: row.status,
          errorType: row.error_type || null,
          errorMessage: row.error_message.slice(0, 2000) || null,
          model: row.model || null,
        },
        textsOf(row, logsOf.get(row.span_id) ?? []),
      ),
    ),
    end,
    startMs: Float64Array.from(nodes, ({ span }) => Number(span.startNs - base) / 1e6),
  };
}
