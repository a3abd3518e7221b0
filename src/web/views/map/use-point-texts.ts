import { useQueries, useQuery } from "@tanstack/react-query";
import { call } from "#client/call.ts";
import { readPoints } from "#contract/embeddings.ts";
import { type PointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { shouldRetry } from "#web/data/query-for.ts";
import { postedPart } from "#web/data/view-reads.ts";

interface Place {
  readonly p: string;
  readonly set: string;
  readonly model: string;
}

const atOnce = 50;

function textsQuery(place: Place, points: PointColumns, places: readonly number[]) {
  const bodyOf = () => ({ subjects: places.map((each) => subjectAt(points, each)) });
  return {
    queryKey: [readPoints.path, place, points.facts.stamp, places],
    meta: { reads: () => postedPart(readPoints, place, bodyOf()) },
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { items } = await call(readPoints, place, { signal, body: bodyOf() });
      return new Map(items.map(({ text }, at) => [places[at]!, text]));
    },
    staleTime: Infinity,
    retry: shouldRetry,
  };
}

/** Texts of the listed points from `first` up to `last`, read fifty at a time; undefined while they come. */
export function useListTexts(
  place: Place,
  points: PointColumns,
  listed: Uint32Array,
  first: number,
  last: number,
): (at: number) => string | null | undefined {
  const from = Math.floor(first / atOnce);
  const to = Math.floor(Math.max(first, last - 1) / atOnce);
  const chunks = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const answers = useQueries({
    queries: chunks.map((chunk) =>
      textsQuery(place, points, [...listed.subarray(chunk * atOnce, (chunk + 1) * atOnce)]),
    ),
  });
  return (at) => {
    const answer = answers[Math.floor(at / atOnce) - from];
    // Refused, as in a shared view: there is no text to wait for.
    return answer?.isError ? null : answer?.data?.get(listed[at]!);
  };
}

/** The text of one point; undefined while it comes. */
export function usePointText(place: Place, points: PointColumns, point: number | undefined) {
  const { data } = useQuery({
    ...textsQuery(place, points, point === undefined ? [] : [point]),
    enabled: point !== undefined,
  });
  return point === undefined ? undefined : data?.get(point);
}
