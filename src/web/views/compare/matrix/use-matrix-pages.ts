import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { answerSource } from "#client/answer-source.ts";
import { urlOf } from "#client/call.ts";
import { compareExamples, type MatrixRow } from "#contract/matrix.ts";
import type { Problem } from "#contract/problem.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { keyOf, queryFor } from "#web/data/query-for.ts";
import { pagesAround, pageSize } from "./page-numbers.ts";
import { useSettled } from "./use-settled.ts";

export type MatrixQuestion = Omit<
  z.output<typeof compareExamples.input>,
  "cursor" | "limit" | "offset"
>;
type Page = z.output<typeof compareExamples.output>;

/** The rows of one question that are at hand. */
interface Held {
  readonly question: string;
  readonly pages: ReadonlyMap<number, Page>;
  readonly total: number;
  readonly matching: number;
  readonly counts: Page["counts"];
}

export interface MatrixPages {
  /** Rows that can be shown; undefined before the first answer. */
  readonly total: number | undefined;
  /** Examples that match: a view that was handed on may hold fewer. */
  readonly matching: number | undefined;
  readonly counts: Page["counts"] | undefined;
  /** Undefined where the row has not come yet. */
  readonly rowAt: (index: number) => MatrixRow | undefined;
  /** Changes with the question: another order, another filter. */
  readonly question: string;
  /** What is shown answers an earlier question. */
  readonly isStale: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/** Scrolling past a page must not ask for it. */
const settleMs = 90;
/** Pages out of sight are dropped soon: what is held does not grow with what was seen. */
const keptMs = 4000;
const freshMs = 300_000;

/** The rows around those in sight. Pages that are scrolled past before they came are called off. */
export function useMatrixPages(
  question: MatrixQuestion,
  { first, last }: { readonly first: number; readonly last: number },
  enabled: boolean,
): MatrixPages {
  const key = JSON.stringify(keyOf(compareExamples, question));
  const [held, setHeld] = useState<Held>();
  const known = held?.question === key ? held.total : undefined;
  const settled = useSettled(pagesAround(first, last, known).join(), settleMs);
  const numbers = known === undefined ? [0] : settled.split(",").map(Number);
  const answers = useQueries({
    queries: numbers.map((page) => ({
      ...queryFor(compareExamples, pageOf(question, page)),
      placeholderData: undefined,
      gcTime: keptMs,
      staleTime: freshMs,
      enabled,
    })),
  });
  const pages = new Map(
    numbers.flatMap((page, at) => (answers[at]?.data ? [[page, answers[at].data] as const] : [])),
  );
  const newest = [...pages.values()].at(-1);
  if (newest && (held?.question !== key || !sameAnswers(held.pages, pages)))
    setHeld({
      question: key,
      pages,
      total: rowsHeld(question, newest.total),
      matching: newest.total,
      counts: newest.counts,
    });
  const failed = answers.find(({ error }) => error);
  return {
    total: held?.total,
    matching: held?.matching,
    counts: held?.counts,
    rowAt: (index) => held?.pages.get(Math.floor(index / pageSize))?.items[index % pageSize],
    question: key,
    isStale: held !== undefined && held.question !== key,
    problem: failed?.error ? problemOf(failed.error) : undefined,
    retry: () => {
      for (const { error, refetch } of answers) if (error) void refetch();
    },
  };
}

function pageOf(question: MatrixQuestion, page: number) {
  return { ...question, limit: pageSize, offset: page * pageSize };
}

/** All of so many rows; of a view that was handed on those of its pages that it holds. */
function rowsHeld(question: MatrixQuestion, total: number): number {
  const holds = (page: number) =>
    answerSource().holds(urlOf(compareExamples, pageOf(question, page)), undefined);
  const pages = Math.ceil(total / pageSize);
  if (holds(pages)) return total;
  let held = 0;
  while (held < pages && holds(held)) held++;
  return Math.min(total, held * pageSize);
}

function sameAnswers(one: ReadonlyMap<number, Page>, other: ReadonlyMap<number, Page>): boolean {
  return one.size === other.size && [...other].every(([page, answer]) => one.get(page) === answer);
}
