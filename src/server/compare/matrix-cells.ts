import type { MatrixCell, MatrixRow } from "#contract/matrix.ts";
import {
  type CellRow,
  type CellScoreRow,
  type ExampleTextRow,
  readMatrixTexts,
} from "../store/comparison/matrix-texts.ts";
import { chooseScorers, type ChosenScorers } from "./choose-scorers.ts";
import type { Comparing, Frame } from "./frame.ts";
import { deltaIn, type MatrixView } from "./matrix-order.ts";

/** Rows of the view for these places: their texts and results are read, their values are at hand. */
export async function matrixRows(
  { db }: Comparing,
  frame: Frame,
  view: MatrixView,
  page: {
    readonly places: Int32Array;
    readonly scores: readonly string[];
    readonly evaluator: string | undefined;
    /** Characters of a text that are shown; null for all. */
    readonly preview: number | null;
  },
  signal?: AbortSignal,
): Promise<MatrixRow[]> {
  if (page.places.length === 0) return [];
  const { project, datasets } = frame.scope;
  const ids = [...page.places].map((place) => frame.index.ids[place]!);
  const examples: ExampleTextRow[] = [];
  const results: CellRow[] = [];
  const scores: CellScoreRow[] = [];
  for (const some of shortLists(ids)) {
    const texts = await readMatrixTexts(
      db,
      {
        project,
        dataset: datasets[0] ?? "",
        runs: frame.order,
        ids: some,
        metrics: page.scores,
        marked: frame.marked,
        preview: page.preview,
      },
      { signal },
    );
    examples.push(...texts.examples);
    results.push(...texts.results);
    scores.push(...texts.scores);
  }
  const chosen = new Map(
    page.scores.map((metric) => [
      metric,
      chooseScorers(frame.scorers, metric, frame.order, page.evaluator),
    ]),
  );
  const exampleById = new Map(examples.map((row) => [row.example, row]));
  const resultsByCell = byCell(results);
  const scoresByCell = byCell(scores);
  const delta = deltaIn(view);
  return [...page.places].map((place, at) => {
    const example = ids[at]!;
    const found = exampleById.get(example);
    return {
      example,
      input: found?.input ?? null,
      inputTruncated: found?.long ?? false,
      reference: found?.has_reference ? found.reference : null,
      metadata: found?.metadata ?? {},
      values: frame.order.map((_, run) => numberOrNull(view.compared?.columns[run]?.values[place])),
      delta: numberOrNull(delta(place)),
      cells: frame.order.flatMap((run) =>
        (resultsByCell.get(cellKey(run, example)) ?? []).map((result) =>
          cellOf(result, scoresByCell.get(cellKey(run, example)) ?? [], chosen),
        ),
      ),
    };
  });
}

/** Ids travel in the address of a statement, which holds a mebibyte. */
const mostCharacters = 100_000;

function shortLists(ids: readonly string[]): string[][] {
  const lists: string[][] = [];
  let left = 0;
  for (const id of ids) {
    const size = encodeURIComponent(id).length + 10;
    if (lists.length === 0 || size > left) {
      lists.push([]);
      left = mostCharacters;
    }
    lists.at(-1)!.push(id);
    left -= size;
  }
  return lists;
}

function byCell<Row extends { readonly run: string; readonly example: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const cells = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cellKey(row.run, row.example);
    const known = cells.get(key);
    if (known) known.push(row);
    else cells.set(key, [row]);
  }
  return cells;
}

function cellKey(run: string, example: string): string {
  return JSON.stringify([run, example]);
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function cellOf(
  result: CellRow,
  scores: readonly CellScoreRow[],
  chosen: ReadonlyMap<string, ChosenScorers>,
): MatrixCell {
  const own = scores.filter(({ repetition }) => repetition === result.repetition);
  const values = [...chosen].flatMap(([metric, scorers]) => {
    const value = scoreOf(
      own.filter((each) => each.metric === metric),
      scorers.get(result.run),
    );
    return value === undefined ? [] : [[metric, value] as const];
  });
  return {
    run: result.run,
    repetition: result.repetition,
    output: result.failed ? null : result.output,
    outputTruncated: result.long,
    error: result.failed ? result.error : null,
    latencyMs: result.latency_ms,
    costUsd: result.cost_usd,
    totalTokens: result.total_tokens,
    traceId: result.trace_id || null,
    unfinished: result.unfinished,
    scores: Object.fromEntries(values),
  };
}

/** The chosen scorer's score, a person's where it gave none; the mean of several, a label as it stands. */
function scoreOf(
  rows: readonly CellScoreRow[],
  scorer: { readonly name: string; readonly version: string } | null | undefined,
): number | string | null | undefined {
  const byMachine = rows.filter(
    (row) =>
      row.source !== "human" &&
      row.evaluator === scorer?.name &&
      row.evaluator_version === scorer.version,
  );
  const byPeople = rows.filter(({ source }) => source === "human");
  const used = byMachine.some(({ value, label }) => value !== null || label !== "")
    ? byMachine
    : byPeople;
  const numbers = used.flatMap(({ value }) => value ?? []);
  if (numbers.length > 0) return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const label = used.find((row) => row.label !== "")?.label;
  return label ?? (byMachine.length + byPeople.length > 0 ? null : undefined);
}
