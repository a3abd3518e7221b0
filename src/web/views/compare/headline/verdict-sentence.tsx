import { Fragment } from "react";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { Verdict } from "#contract/verdict.ts";
import { ChangeLink } from "../change-link.tsx";
import { sentenceParts } from "./sentence-parts.ts";

interface VerdictSentenceProps {
  readonly verdict: Verdict;
  /** Filter of the slice; empty for everything. */
  readonly where: CompareState["where"];
}

/** The server's sentence; its numbers open the very rows that they count. */
export function VerdictSentence({ verdict, where }: VerdictSentenceProps) {
  const { metric, run } = verdict;
  return (
    <>
      {sentenceParts(verdict).map(({ text, show }, at) => (
        <Fragment key={`${at} ${text}`}>
          {show ? (
            <ChangeLink change={{ metric, run, show, where, row: undefined }}>{text}</ChangeLink>
          ) : (
            text
          )}
        </Fragment>
      ))}
    </>
  );
}
