import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { CutText } from "#contract/span.ts";
import { getSpanText } from "#contract/traces.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";

interface SpanPlace {
  readonly p: string;
  readonly traceId: string;
  readonly spanId: string;
}

interface SpanTexts {
  readonly place: SpanPlace;
  /** Characters of the texts that came with their beginning only, by where they stand. */
  readonly lengths: ReadonlyMap<string, number>;
}

const Texts = createContext<SpanTexts | undefined>(undefined);

interface SpanTextsProviderProps {
  readonly place: SpanPlace;
  readonly cut: readonly CutText[];
  readonly children: ReactNode;
}

/** Lets every text below ask for its rest: a span comes with the beginnings of long ones. */
export function SpanTextsProvider({ place, cut, children }: SpanTextsProviderProps) {
  const { p, traceId, spanId } = place;
  const texts = useMemo(
    () => ({
      place: { p, traceId, spanId },
      lengths: new Map(cut.map(({ at, length }) => [at, length])),
    }),
    [p, traceId, spanId, cut],
  );
  return <Texts value={texts}>{children}</Texts>;
}

/** Characters of the whole text at a place of the content; undefined where all of it is here. */
export function useCutLength(at: string | undefined): number | undefined {
  const texts = useContext(Texts);
  return at === undefined ? undefined : texts?.lengths.get(at);
}

/** The whole text, asked for once `wanted`. */
export function useWholeText(at: string | undefined, wanted: boolean) {
  const texts = useContext(Texts);
  const isCut = useCutLength(at) !== undefined;
  const query = useQuery({
    ...queryFor(getSpanText, { ...(texts?.place ?? noPlace), at: at ?? "" }),
    enabled: wanted && isCut,
    placeholderData: undefined,
    // It never changes, and is too large to ask for again at every look.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    text: query.data?.text,
    isLoading: query.isFetching,
    problem: query.error ? problemOf(query.error) : undefined,
    retry: () => void query.refetch(),
  };
}

const noPlace: SpanPlace = { p: "default", traceId: "", spanId: "" };
