import { likeness } from "#analysis/trace/diff/likeness.ts";
import type { NearestPassing } from "#contract/trace-diff.ts";
import type { TraceSummary } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../../store/db.ts";
import { findTraces } from "../../store/traces/find.ts";
import { judgedWrong, passingOfExample, passingOfName } from "../../store/traces/passing.ts";
import { wordsOf } from "./step-text.ts";

const mostItems = 5;
/** From here on two inputs are about the same thing. */
const similar = 0.5;

/**
 * Traces that show how it goes when it goes well: results of the same example that passed, else traces of
 * the same root that did not fail, those asked in the most similar words first.
 */
export async function nearestPassingOf(
  db: Db,
  project: string,
  trace: TraceSummary,
  options: ReadOptions,
): Promise<NearestPassing> {
  const place = { project, traceId: trace.traceId };
  const ofExample = (await passingOfExample(db, place, options)).slice(0, mostItems);
  const known = new Set(ofExample);
  const candidates =
    ofExample.length < mostItems
      ? await passingOfName(db, { ...place, name: trace.name, startNs: trace.startNs }, options)
      : [];
  const wrong = await judgedWrong(
    db,
    project,
    candidates.map(({ trace_id }) => trace_id),
    options,
  );
  const asked = wordsOf(trace.input ?? "");
  const ofName = candidates
    .filter(({ trace_id }) => !known.has(trace_id) && !wrong.has(trace_id))
    .map(({ trace_id, input }) => ({
      id: trace_id,
      likeness: input !== "" && input === trace.input ? 1 : likeness(asked, wordsOf(input)),
    }))
    // A stable order keeps the nearest in time first among equals.
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, mostItems - ofExample.length);
  const likenessOf = new Map(ofName.map((one) => [one.id, one.likeness]));
  const ids = [...ofExample, ...ofName.map(({ id }) => id)];
  const traces = await findTraces(db, project, ids, options);
  return {
    items: traces.map((found) => {
      const share = likenessOf.get(found.traceId);
      return {
        trace: found,
        likeness: share ?? likeness(asked, wordsOf(found.input ?? "")),
        nearness: share === undefined ? "same_example" : nearnessOf(share),
      };
    }),
  };
}

function nearnessOf(share: number): "same_input" | "similar_input" | "same_name" {
  if (share === 1) return "same_input";
  return share >= similar ? "similar_input" : "same_name";
}
