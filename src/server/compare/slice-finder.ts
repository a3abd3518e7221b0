import type { z } from "zod";
import type { findSlices, FoundSlices } from "#contract/compare.ts";
import { join } from "#contract/filter/ast.ts";
import { printFilter } from "#contract/filter/print.ts";
import { ProblemError } from "#contract/problem.ts";
import { type CodedKey, readCodedKeys } from "../store/comparison/metadata-values.ts";
import { metadataField } from "../store/evaluation/result-filter.ts";
import { refuseUnknownScorer } from "./choose-scorers.ts";
import { chosenRun } from "./compare-examples.ts";
import { judgedQuantity } from "./compare-runs.ts";
import { sameContents } from "./compared-run.ts";
import { digestOfAll } from "./digest.ts";
import type { FindJob, SearchedKey } from "./find-job.ts";
import { type Comparing, type Frame, openFrame } from "./frame.ts";
import { groupPlaces } from "./group-places.ts";
import { comparedQuantity, figuresOf, qualityOf } from "./quantities.ts";
import { metadataKeysOf } from "./slice-keys.ts";
import { valuesIn } from "./slice-sets.ts";

const mostValues = 200;
const mostKeys = 50;
const leastDefault = 10;

type Input = z.output<typeof findSlices.input>;

/** Parts of the examples where a run is worse than the baseline, of all that metadata can name. */
export async function findWorseSlices(
  comparing: Comparing,
  input: Input,
  signal?: AbortSignal,
): Promise<FoundSlices> {
  const frame = await openFrame(comparing, { ...input, project: input.p }, signal);
  refuseUnknownScorer(frame.scorers, input.evaluator);
  const job = await jobOf(comparing, frame, input);
  const found = await comparing.cache.get(`found ${digestOfAll(job)}`, async () => {
    const value = await comparing.thread.find(job);
    return { value, bytes: 1000 + value.items.length * 2000 };
  });
  const keys = await metadataKeysOf(comparing, frame);
  const metrics = new Set(frame.metrics.map(({ name }) => name));
  return {
    items: found.items.map(({ terms, verdict }) => {
      const where = whereOf(terms, metrics);
      return { where, terms: [...terms], verdict: { ...verdict, slice: where } };
    }),
    tested: found.tested,
    skippedKeys: keys.filter(({ values }) => values > mostValues).map(({ key }) => key),
  };
}

async function jobOf(comparing: Comparing, frame: Frame, input: Input): Promise<FindJob> {
  const run = chosenRun(frame, input.run);
  if (run === frame.order[0])
    throw new ProblemError("bad_request", "Slices are found for a run against a baseline.", {
      hint: "Write ?runs=A,B&run=B.",
    });
  const quantities = [...qualityOf(frame), ...figuresOf(frame)];
  const quantity = quantities.find(({ name }) => name === (input.metric ?? quantities[0]?.name));
  if (!quantity)
    throw new ProblemError(
      "not_found",
      input.metric === undefined
        ? "These runs have no metric to find slices by."
        : `None of these runs has numbers of the metric "${input.metric}".`,
    );
  const [compared, same, keys, groups] = await Promise.all([
    comparedQuantity(comparing, frame, quantity, input),
    sameContents(comparing, frame),
    searchedKeys(comparing, frame),
    groupPlaces(comparing, frame, input.groups),
  ]);
  const judged = judgedQuantity(frame, compared, same, true);
  return {
    judged: { ...judged, others: judged.others.filter(({ column }) => column.run === run) },
    groups,
    keys: keys.filter(({ key }) => key !== input.groups),
    pairs: input.pairs ?? false,
    least: Math.max(1, input.least ?? leastDefault),
  };
}

function searchedKeys(comparing: Comparing, frame: Frame): Promise<readonly SearchedKey[]> {
  return comparing.cache.get(JSON.stringify([frame.key, "coded"]), async () => {
    const all = await metadataKeysOf(comparing, frame);
    const names = all
      .filter(({ values }) => values >= 2 && values <= mostValues)
      .slice(0, mostKeys)
      .map(({ key }) => key);
    const coded = await readCodedKeys(comparing.db, frame.scope, names, frame.index);
    const order = new Map(names.map((name, at) => [name, at]));
    const value = coded.map(searchedKey).toSorted((a, b) => order.get(a.key)! - order.get(b.key)!);
    return { value, bytes: value.length * (frame.index.ids.length * 2 + 5000) };
  });
}

/** Takes lists apart: their examples belong to the slice of each item. */
function searchedKey({ key, texts, codes }: CodedKey): SearchedKey {
  const places = new Map<string, number>();
  const valuesOf = texts.map((text) =>
    valuesIn(text).map((value) => {
      const place = places.get(value) ?? places.size;
      places.set(value, place);
      return place;
    }),
  );
  return { key, values: [...places.keys()], codes, valuesOf };
}

/** The slice as people would type it. */
function whereOf(
  terms: readonly { readonly key: string; readonly value: string }[],
  metrics: ReadonlySet<string>,
): string {
  return printFilter(
    join(
      "and",
      terms.map(({ key, value }) => ({
        kind: "term",
        field: metadataField(key, metrics),
        position: 0,
        values: [{ op: "=", text: value, wildcard: false, quoted: value === "" }],
      })),
    ),
  );
}
