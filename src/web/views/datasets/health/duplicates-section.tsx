import type { TextHealth } from "#contract/dataset-health.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { ExampleLink, PairLink } from "./example-link.tsx";

const shownIds = 3;

/** The same question more than once, those with two answers first. */
export function DuplicatesSection({ duplicates }: Pick<TextHealth, "duplicates">) {
  const { groups, groupCount, conflictCount, extraCount } = duplicates;
  return (
    <Section
      title="The same question twice"
      actions={
        conflictCount > 0 && (
          <StatusMark
            status="warning"
            word={`${formatQuantity(conflictCount, "question has", "questions have")} two answers`}
          />
        )
      }
    >
      <p className="max-w-3xl pb-2 text-muted">
        {groupCount === 0
          ? "No two examples have the same input, case and white space aside."
          : `${formatQuantity(groupCount, "question")} asked more than once, ${formatCount(extraCount)} beyond the first. Case and white space aside.`}
      </p>
      {groups.length > 0 && (
        <SimpleTable
          label="Duplicates"
          className="max-w-5xl"
          head={
            <>
              <HeadCell>Examples</HeadCell>
              <HeadCell>References</HeadCell>
              <HeadCell>Compare</HeadCell>
            </>
          }
        >
          {groups.map(({ examples, count, conflicting, references }) => (
            <tr key={examples.join(" ")} className="hover:bg-hover">
              <Cell className="max-w-120">
                <span className="flex min-w-0 flex-wrap gap-x-3">
                  {examples.slice(0, shownIds).map((id) => (
                    <ExampleLink key={id} id={id} />
                  ))}
                  {count > shownIds && (
                    <span className="text-muted">{`and ${formatCount(count - shownIds)} more`}</span>
                  )}
                </span>
              </Cell>
              <Cell className="max-w-80 truncate">
                {conflicting ? (
                  <StatusMark status="warning" word={references.join(" / ")} />
                ) : (
                  <span className="text-muted">{references[0] ?? "none"}</span>
                )}
              </Cell>
              <Cell>
                {examples[1] !== undefined && <PairLink one={examples[0]!} other={examples[1]} />}
              </Cell>
            </tr>
          ))}
        </SimpleTable>
      )}
      {groups.length < groupCount && (
        <p className="pt-1 text-muted">{`The first ${formatCount(groups.length)} are listed.`}</p>
      )}
    </Section>
  );
}
