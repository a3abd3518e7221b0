import { Link } from "@tanstack/react-router";
import { traceDiffLink } from "#contract/links/trace-diff-link.ts";
import type { Parting } from "#contract/run-partings.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { outcomeWords, partingStep, partingWords, shareWords } from "./partings-words.ts";

interface PartingPanelProps {
  readonly project: string;
  readonly parting: Parting;
  /** Pairs that were aligned. */
  readonly aligned: number;
}

/** The pairs that part at one step, each a link to its two traces. */
export function PartingPanel({ project, parting, aligned }: PartingPanelProps) {
  const { path, pairs, count } = parting;
  const empty = traceDiffLink.read({});
  return (
    <section
      aria-label="The pairs that part here"
      className="min-w-0 overflow-auto px-3 py-2 max-wide:border-t wide:border-l"
    >
      <h2 className="text-body [overflow-wrap:anywhere]">
        <bdi>{partingStep(parting)}</bdi>
      </h2>
      <p>{`${partingWords(parting)}: ${shareWords(parting, aligned)}`}</p>
      <p className="pb-2 text-small text-muted [overflow-wrap:anywhere]">
        <bdi>{path.join(" › ").slice(0, 2000)}</bdi>
      </p>
      <SimpleTable
        label="Pairs of traces"
        head={
          <>
            <HeadCell>Example</HeadCell>
            <HeadCell>Outcome</HeadCell>
          </>
        }
      >
        {pairs.map(({ example, repetition, a, b, outcome }) => (
          <tr key={`${example} ${repetition}`}>
            <Cell className="max-w-72 truncate">
              <Link
                to="/p/$project/traces/diff"
                params={{ project }}
                search={traceDiffLink.write({ ...empty, a, b })}
                className="link"
              >
                <bdi>{example}</bdi>
              </Link>
              {repetition > 0 && (
                <span className="pl-1.5 text-small text-muted">{`repetition ${repetition + 1}`}</span>
              )}
            </Cell>
            <Cell className="whitespace-nowrap">
              <span aria-hidden className="inline-block w-4">
                {outcomeWords[outcome].mark}
              </span>
              {outcomeWords[outcome].word}
            </Cell>
          </tr>
        ))}
      </SimpleTable>
      {count > pairs.length && (
        <p className="pt-2 text-small text-muted">
          {`${formatQuantity(count - pairs.length, "more pair")} that part here are not listed.`}
        </p>
      )}
    </section>
  );
}
