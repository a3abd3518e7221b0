import type { z } from "zod";
import type { ColourFacts, getColours } from "#contract/embeddings.ts";
import type { ColourColumn } from "#contract/embeddings/point-columns.ts";
import { ProblemError } from "#contract/problem.ts";
import { embeddingSubject } from "#contract/records.ts";
import { sameContents } from "../compare/compared-run.ts";
import { type Comparing, type Frame, openFrame } from "../compare/frame.ts";
import { type Compared, comparedQuantity, figuresOf, qualityOf } from "../compare/quantities.ts";
import { readMetadata } from "../store/embeddings/metadata.ts";
import { readOrigins } from "../store/embeddings/origins.ts";
import {
  codedTexts,
  codedTimes,
  type CodedValues,
  codedNumbers,
  codedWins,
} from "./coded-values.ts";
import type { Points } from "./points.ts";
import { slicesOfPoints } from "./slice-colours.ts";
import { kindOfText } from "./subject-text.ts";

export type ColourQuestion = z.output<typeof getColours.input>;

/** A code per point, in the order of the points. */
export async function coloursOf(
  comparing: Comparing,
  points: Points,
  question: ColourQuestion,
  signal?: AbortSignal,
): Promise<ColourColumn> {
  switch (question.by) {
    case "metadata":
      return columnOf(points.stamp, await byMetadata(comparing, points, question), null);
    case "model":
    case "time":
      return columnOf(points.stamp, await byOrigin(comparing, points, question.by), null);
    case "slice":
      return columnOf(
        points.stamp,
        await slicesOfPoints(comparing.db, points, question, { signal }),
        null,
      );
    case "wins":
    case "score": {
      const { coded, metric } = await byRuns(comparing, points.subjects, question, signal);
      return columnOf(points.stamp, coded, metric);
    }
  }
}

async function byOrigin({ db }: Comparing, { place, subjects }: Points, by: "model" | "time") {
  const origins = await readOrigins(db, place);
  const found = subjects.map((subject) => origins.get(subject));
  return by === "model"
    ? codedTexts(found.map((origin) => origin?.model || undefined))
    : codedTimes(Float64Array.from(found, (origin) => origin?.startMs ?? Number.NaN));
}

async function byMetadata({ db }: Comparing, points: Points, { key }: ColourQuestion) {
  if (key === undefined)
    throw new ProblemError("bad_request", "Colouring by metadata takes a key.", {
      hint: "Write &key=topic.",
    });
  const values = await readMetadata(db, points.place, key);
  return codedTexts(points.subjects.map((subject) => values.get(subject)));
}

async function byRuns(
  comparing: Comparing,
  subjects: readonly string[],
  { p, by, runs = [], metric }: ColourQuestion,
  signal: AbortSignal | undefined,
): Promise<{ coded: CodedValues; metric: string | null }> {
  const wanted = by === "wins" ? 2 : 1;
  if (runs.length !== wanted)
    throw new ProblemError(
      "bad_request",
      wanted === 2 ? "Who wins is asked of two runs." : "A score is of one run.",
      { hint: wanted === 2 ? "Write &runs=A,B." : "Write &runs=A." },
    );
  const frame = await openFrame(comparing, { project: p, runs, baseline: runs[0] }, signal);
  const quantities = [...qualityOf(frame), ...figuresOf(frame)];
  const quantity = quantities.find(({ name }) => name === metric) ?? quantities[0];
  if (!quantity || (metric !== undefined && quantity.name !== metric))
    throw new ProblemError("not_found", `These runs have no values of ${metric ?? "any metric"}.`);
  const compared = await comparedQuantity(comparing, frame, quantity, {});
  const placeOf = examplePlaces(frame, subjects);
  const coded =
    by === "wins"
      ? codedWins(compared, placeOf, (await sameContents(comparing, frame)).get(runs[1]!) ?? null)
      : scores(compared, placeOf);
  return { coded, metric: quantity.name };
}

function scores({ quantity, columns }: Compared, placeOf: Int32Array): CodedValues {
  const values = Float64Array.from(placeOf, (place) =>
    place < 0 ? Number.NaN : columns[0]!.values[place]!,
  );
  return codedNumbers(values, quantity.measure === "pass");
}

/** Place in the comparison of what each point stands for; -1 for what is no part of it. */
export function examplePlaces({ index, scope }: Frame, subjects: readonly string[]): Int32Array {
  const places = new Map(index.ids.map((id, place) => [id, place]));
  return Int32Array.from(subjects, (text) => {
    const kind = kindOfText(text);
    if (kind !== "example" && kind !== "result") return -1;
    const subject = embeddingSubject.parse(JSON.parse(text));
    if (!("example" in subject)) return -1;
    const isPart =
      "run" in subject
        ? scope.runs.includes(subject.run)
        : scope.datasets.includes(subject.dataset);
    return isPart ? (places.get(subject.example) ?? -1) : -1;
  });
}

function columnOf(stamp: string, coded: CodedValues, metric: string | null): ColourColumn {
  const counts = coded.names.map(() => 0);
  let without = 0;
  for (const code of coded.codes)
    if (code === 0) without++;
    else counts[code - 1]! += 1;
  const facts: ColourFacts = {
    stamp,
    names: [...coded.names],
    counts,
    without,
    range: coded.range,
    metric,
  };
  return { facts, codes: coded.codes };
}
