import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { getLabelQueue } from "#contract/labels.ts";
import { labelsLink, type LabelsState } from "#contract/links/labels-link.ts";
import type { Metric } from "#contract/registries.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { scoreText } from "#web/ui/score-text.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { TailText } from "#web/ui/tail-text.tsx";
import type { QueueChoice } from "./label-choice.ts";
import { pathOf } from "./queue-place.ts";

interface DisagreementListProps {
  readonly choice: QueueChoice;
  readonly metric: Metric;
  readonly judge: string;
  readonly runs: readonly { readonly id: string; readonly name: string }[];
  readonly state: LabelsState;
}

const pageSize = 20;

/** Results that judge and people score differently; each opens in the queue. */
export function DisagreementList({ choice, metric, judge, runs, state }: DisagreementListProps) {
  const query = useInfiniteQuery(
    pagesFor(getLabelQueue, {
      ...choice,
      which: "disagree",
      judge,
      n: undefined,
      annotator: undefined,
      scores: true,
      limit: pageSize,
    }),
  );
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.error)
    return <ProblemNote what="The results could not be loaded" problem={problemOf(query.error)} />;
  if (query.isPending) return <SkeletonRows rows={6} label="Loading disagreements" />;
  if (items.length === 0) return <p className="text-muted">They disagree on no result.</p>;
  const say = (value: number | string | null) => (value === null ? "–" : scoreText(metric, value));
  const head = (
    <>
      <HeadCell>Example</HeadCell>
      <HeadCell>Run</HeadCell>
      <HeadCell numeric>Judge</HeadCell>
      <HeadCell numeric>People</HeadCell>
    </>
  );
  return (
    <div className="flex max-w-3xl flex-col items-start gap-2">
      <div className="w-full">
        <SimpleTable label="Disagreements" head={head}>
          {items.map((item) => (
            <tr key={pathOf(item).join("\n")} className="hover:bg-hover">
              <Cell className="max-w-64">
                <Link
                  to="/p/$project/labels"
                  params={{ project: choice.p }}
                  search={labelsLink.write({
                    ...state,
                    metric: metric.name,
                    tab: undefined,
                    which: "disagree",
                    judge,
                    named: true,
                    at: pathOf(item),
                  })}
                  className="link"
                >
                  <TailText text={item.example} />
                </Link>
              </Cell>
              <Cell className="max-w-40 truncate">
                <bdi>{runs.find(({ id }) => id === item.run)?.name ?? item.run}</bdi>
              </Cell>
              <Cell numeric>{say(item.judge)}</Cell>
              <Cell numeric>{say(item.people)}</Cell>
            </tr>
          ))}
        </SimpleTable>
      </div>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}
