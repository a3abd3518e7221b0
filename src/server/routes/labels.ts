import { z } from "zod";
import {
  getLabelProgress,
  getLabelQueue,
  type Judge,
  type LabelMetric,
  listLabelMetrics,
  resultKey,
} from "#contract/labels.ts";
import { ProblemError } from "#contract/problem.ts";
import { apartOf, middleOf } from "../agreement/doubt.ts";
import { judgeAlone, judgesOf, peopleOf } from "../agreement/judges.ts";
import { rangeOf } from "../agreement/rating-scale.ts";
import { type Call, route } from "../route.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import {
  firstUnscored,
  type QueueCursor,
  queuePage,
  queueProgress,
  withRatings,
} from "../store/labels/queue.ts";
import type { QueueQuery } from "../store/labels/queue-source.ts";
import { labelsInUse, ratersOf } from "../store/labels/raters.ts";
import { readScope } from "./labelled-runs.ts";
import { pageLimit } from "./page.ts";

const defaultSample = 50;
/** Kinds of queue that are about a judge. */
const judged: ReadonlySet<unknown> = new Set(["disagree", "uncertain"]);

export const labelRoutes = [
  route(getLabelQueue, async ({ cursor, from, back, limit, scores, ...input }, call) => {
    const { db } = call.store;
    const { signal } = call;
    const asksJudge = scores === true || judged.has(input.which);
    const { query } = await readQueue(input, call, asksJudge);
    const size = pageLimit(limit, 200);
    const start = cursor === undefined ? await startOf(from) : readCursor(cursor, back ?? false);
    const found = await queuePage(db, query, start, size, { signal });
    const items = scores
      ? await withRatings(db, query, found, { signal })
      : found.map((item) => ({ ...item, judge: null, people: null }));
    const [first] = items;
    const last = items.at(-1);
    const isBefore = start?.side === "before";
    return {
      items,
      nextCursor: last && (isBefore || items.length === size) ? writeCursor(last) : null,
      previousCursor:
        first && (isBefore ? items.length === size : start !== undefined)
          ? writeCursor(first)
          : null,
    };

    async function startOf(path: readonly string[] | undefined): Promise<QueueCursor | undefined> {
      const at = path === undefined ? undefined : readPath(path);
      // A queue of what is not scored begins there by itself.
      const asksWhere = query.annotator !== "" && query.which !== "unscored";
      const first = at ?? (asksWhere ? await firstUnscored(db, query, { signal }) : undefined);
      return first && { at: first, side: "from" };
    }
  }),
  route(getLabelProgress, async (input, call) => {
    const { query, judge } = await readQueue(input, call, judged.has(input.which));
    const progress = await queueProgress(call.store.db, query, { signal: call.signal });
    return {
      ...progress,
      judge: judge ?? null,
      apart: query.apart,
      middle: query.middle,
    };
  }),
  route(listLabelMetrics, async ({ p, runs }, { store, signal }) => {
    const [metrics, raters, labels] = await Promise.all([
      metricsOf(store.db, p, undefined, { signal }),
      ratersOf(store.db, p, runs, undefined, { signal }),
      labelsInUse(store.db, p, { signal }),
    ]);
    return {
      items: metrics.map((metric): LabelMetric => {
        const own = raters.filter((rater) => rater.metric === metric.name);
        const range = rangeOf({ ...metric, range: null }, valuesSeen(own));
        return {
          metric,
          labels: labels.get(metric.name) ?? [],
          seen: metric.kind === "pass" || range === null ? null : [range.low, range.high],
          judges: judgesOf(own),
          people: peopleOf(own),
        };
      }),
    };
  }),
];

type QueueInput = z.output<typeof getLabelProgress.input>;

async function readQueue(
  input: QueueInput,
  { store, signal }: Call,
  asksJudge: boolean,
): Promise<{ query: QueueQuery; judge: Judge | undefined }> {
  const { scope, metric } = await readScope(store.db, input, { signal });
  const raters = asksJudge
    ? await ratersOf(store.db, input.p, scope.runs, scope.metric, { signal })
    : [];
  const judges = judgesOf(raters);
  const judge = input.judge === undefined ? judges[0] : judges.find(({ id }) => id === input.judge);
  const range = rangeOf(metric, valuesSeen(raters));
  return {
    judge: judge && judgeAlone(judge),
    query: {
      ...scope,
      kind: metric.kind,
      which: input.which ?? "all",
      sample: input.n ?? defaultSample,
      seed: input.seed ?? 0,
      annotator: input.annotator ?? "",
      judge: judge && {
        source: judge.source,
        evaluator: judge.name ?? "",
        version: judge.version ?? "",
      },
      apart: metric.kind === "pass" ? null : apartOf(range),
      middle: middleOf(range),
    },
  };
}

function valuesSeen(
  raters: readonly { readonly lowest: number | null; readonly highest: number | null }[],
): number[] {
  return raters.flatMap(({ lowest, highest }) =>
    [lowest, highest].filter((value) => value !== null),
  );
}

function readPath(path: readonly string[]): QueueCursor["at"] {
  const [run, example, repetition, ...rest] = path;
  const at = resultKey.safeParse({ run, example, repetition: Number(repetition) });
  if (!at.success || rest.length > 0 || !isRepetition(at.data.repetition))
    throw new ProblemError("bad_request", "A result is named by run, example and repetition.");
  return at.data;
}

const cursorText = z.tuple([z.string(), z.string(), z.int()]);

function writeCursor({ run, example, repetition }: QueueCursor["at"]): string {
  return Buffer.from(JSON.stringify([run, example, repetition])).toString("base64url");
}

function readCursor(text: string, back: boolean): QueueCursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const [run, example, repetition] = cursorText.parse(parsed);
    if (!isRepetition(repetition)) throw new RangeError("repetition");
    return { at: { run, example, repetition }, side: back ? "before" : "after" };
  } catch {
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.");
  }
}

function isRepetition(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 65_535;
}
