import type { z } from "zod";
import type { compareExamples } from "#contract/matrix.ts";
import { ProblemError } from "#contract/problem.ts";
import { refuseUnknownScorer } from "./choose-scorers.ts";
import { sameContents } from "./compared-run.ts";
import { type Comparing, type Frame, openFrame } from "./frame.ts";
import { matrixRows } from "./matrix-cells.ts";
import { type MatrixOrder, matrixOrder, type MatrixView } from "./matrix-order.ts";
import { comparedQuantity, figuresOf, qualityOf } from "./quantities.ts";
import { filteredPlaces } from "./slice-sets.ts";

type Input = z.output<typeof compareExamples.input>;
export type ViewInput = Omit<Input, "cursor" | "limit" | "offset">;

/** Characters of a text that a cell of the matrix shows. */
const previewCharacters = 400;

/** The matrix as a view sees it: its order is made, its texts are not read. */
export interface OpenMatrix {
  readonly frame: Frame;
  readonly view: MatrixView;
  readonly order: MatrixOrder;
  /** Metrics whose scores the cells carry. */
  readonly scores: readonly string[];
}

export async function openMatrix(
  comparing: Comparing,
  input: ViewInput,
  signal?: AbortSignal,
): Promise<OpenMatrix> {
  const { errored, evaluator, where } = input;
  const frame = await openFrame(comparing, { ...input, project: input.p }, signal);
  refuseUnknownScorer(frame.scorers, evaluator);
  const quantities = [...qualityOf(frame), ...figuresOf(frame)];
  const metric = chosenMetric(frame, input.metric ?? quantities[0]?.name);
  const quantity = quantities.find(({ name }) => name === metric);
  const run = chosenRun(frame, input.run);
  const [compared, same, among] = await Promise.all([
    quantity ? comparedQuantity(comparing, frame, quantity, { errored, evaluator }) : null,
    sameContents(comparing, frame),
    filteredPlaces(comparing, frame, where),
  ]);
  const view: MatrixView = {
    key: JSON.stringify([metric, errored, evaluator]),
    compared,
    run,
    sameContent: same.get(run) ?? null,
    where,
    among,
    sort: input.sort ?? "worst",
    show: input.show ?? "all",
  };
  const scores = input.scores ?? (metric !== undefined && !quantity?.figure ? [metric] : []);
  return { frame, view, order: await matrixOrder(comparing, frame, view), scores };
}

/** One page of the matrix. */
export async function compareExamplesPage(
  comparing: Comparing,
  input: Input,
  limit: number,
  signal?: AbortSignal,
): Promise<z.input<typeof compareExamples.output>> {
  const { frame, view, order, scores } = await openMatrix(comparing, input, signal);
  const offset = input.offset ?? readOffset(input.cursor);
  const places = order.places.subarray(offset, offset + limit);
  const end = offset + places.length;
  const { evaluator } = input;
  return {
    items: await matrixRows(
      comparing,
      frame,
      view,
      { places, scores, evaluator, preview: previewCharacters },
      signal,
    ),
    nextCursor: places.length > 0 && end < order.places.length ? String(end) : null,
    total: order.places.length,
    counts: order.counts,
  };
}

function chosenMetric(frame: Frame, wanted: string | undefined): string | undefined {
  const known =
    wanted === undefined ||
    frame.metrics.some(({ name }) => name === wanted) ||
    figuresOf(frame).some(({ name }) => name === wanted);
  if (!known) throw new ProblemError("not_found", `None of these runs has the metric "${wanted}".`);
  return wanted;
}

export function chosenRun({ order }: Frame, wanted: string | undefined): string {
  const run = wanted ?? order.at(-1)!;
  if (!order.includes(run))
    throw new ProblemError("bad_request", `"${run}" is not one of the compared runs.`, {
      hint: "Name it in runs= too.",
    });
  return run;
}

function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.");
  return Number(cursor);
}
