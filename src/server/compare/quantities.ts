import { readScoreColumns, type ScoreColumns } from "../store/comparison/score-columns.ts";
import { chooseScorers, type ChosenScorers } from "./choose-scorers.ts";
import type { Comparing, Frame } from "./frame.ts";
import { figures, type Quantity, quantityOf } from "./quantity.ts";
import { type Errored, figureColumn, metricColumn, type RunColumn } from "./run-column.ts";

/** A quantity with its values in every run, the baseline's first. */
export interface Compared {
  readonly quantity: Quantity;
  readonly columns: readonly RunColumn[];
  /** Who scored it in each run; empty for a figure. */
  readonly scorers: ChosenScorers;
}

export interface ValueOptions {
  readonly errored?: Errored | undefined;
  readonly evaluator?: string | undefined;
}

/** Metrics that have an order, of all that were scored in these runs. */
export function qualityOf(frame: Frame, wanted?: readonly string[]): Quantity[] {
  return frame.metrics
    .filter(({ name }) => !wanted || wanted.includes(name))
    .flatMap((metric) => quantityOf(metric) ?? []);
}

/** Figures that one of the runs reports. */
export function figuresOf(frame: Frame): Quantity[] {
  return figures.filter(({ figure }) =>
    [...frame.results.values()].some((each) => each.figures[figure!].n.some((n) => n > 0)),
  );
}

/** The values of one quantity; kept, since every view of a comparison asks for them again. */
export async function comparedQuantity(
  comparing: Comparing,
  frame: Frame,
  quantity: Quantity,
  { errored = "wrong", evaluator }: ValueOptions,
): Promise<Compared> {
  if (quantity.figure !== null) {
    const columns = frame.order.map((run) => figureColumn(run, quantity, frame.results.get(run)!));
    return { quantity, columns, scorers: new Map() };
  }
  const scorers = chooseScorers(frame.scorers, quantity.name, frame.order, evaluator);
  const chosen = frame.order.map((run) => scorers.get(run));
  const key = JSON.stringify([frame.key, quantity, frame.order, chosen, errored]);
  const columns = await comparing.cache.get(key, async () => {
    const scores = await scoresOf(comparing, frame, quantity.name, scorers);
    const made = frame.order.map((run): RunColumn => {
      const column = metricColumn(
        run,
        quantity,
        frame.results.get(run)!,
        scores.get(run)!,
        errored,
      );
      return column.hasValues ? column : { ...column, total: totalOf(frame, run, quantity) };
    });
    return { value: made, bytes: frame.index.ids.length * frame.order.length * 16 };
  });
  return { quantity, columns, scorers };
}

/** Scores as they stand, whatever failed results count as; one statement for all runs of one scorer. */
async function scoresOf(
  { db, cache }: Comparing,
  frame: Frame,
  metric: string,
  scorers: ChosenScorers,
): Promise<Map<string, ScoreColumns>> {
  const byScorer = new Map<string, string[]>();
  for (const run of frame.order.toSorted()) {
    const scorer = scorers.get(run);
    const key = JSON.stringify(scorer ? [scorer.name, scorer.version] : null);
    byScorer.set(key, [...(byScorer.get(key) ?? []), run]);
  }
  const found = new Map<string, ScoreColumns>();
  await Promise.all(
    [...byScorer].map(async ([key, runs]) => {
      const columns = await cache.get(
        JSON.stringify([frame.key, "scores", metric, key, runs]),
        async () => {
          const scorer = scorers.get(runs[0]!) ?? null;
          const value = await readScoreColumns(
            db,
            {
              project: frame.scope.project,
              metric,
              scorer,
              runs: runs.map((id) => ({ id, results: frame.results.get(id)! })),
            },
            frame.index,
          );
          return { value, bytes: frame.index.ids.length * runs.length * 12 };
        },
      );
      for (const [at, run] of runs.entries()) found.set(run, columns[at]!);
    }),
  );
  return found;
}

function totalOf(frame: Frame, run: string, quantity: Quantity): RunColumn["total"] {
  const of = (id: string) =>
    frame.totals.find((each) => each.run === id && each.metric === quantity.name);
  const own = of(run);
  if (!own) return null;
  const scale =
    quantity.measure === "pass"
      ? shareScale(
          quantity,
          frame.order.flatMap((id) => of(id)?.value ?? []),
        )
      : 1;
  return { value: own.value / scale, n: own.n };
}

/**
 * What totals of a pass metric are divided by to be shares. A declared range decides; without one they are
 * per cents if one of the compared totals is above 1, since no share can be.
 */
function shareScale({ range }: Quantity, totals: readonly number[]): number {
  const most = range?.[1] ?? (totals.some((value) => value > 1) ? 100 : 1);
  return most > 0 ? most : 1;
}
