import { Link } from "@tanstack/react-router";
import type { TextHealth } from "#contract/dataset-health.ts";
import { promptLink } from "#contract/links/prompt-link.ts";
import { formatCount, formatPercentage, formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { ExampleLink } from "./example-link.tsx";
import { overlapRows } from "./overlap-rows.ts";

interface OverlapSectionProps {
  readonly project: string;
  readonly overlap: TextHealth["overlap"];
}

/** Examples that a prompt gives away: few-shot texts taken from the test set. */
export function OverlapSection({ project, overlap }: OverlapSectionProps) {
  const { exampleCount, prompts, uncheckedPrompts } = overlap;
  const found = prompts.filter(({ count }) => count > 0);
  return (
    <Section
      title="Examples in prompts"
      actions={
        exampleCount > 0 && (
          <StatusMark
            status="warning"
            word={formatQuantity(exampleCount, "example stands", "examples stand") + " in a prompt"}
          />
        )
      }
    >
      <p className="max-w-3xl pb-2 text-muted">
        {prompts.length === 0
          ? "No run over this dataset names a prompt version, so there was no text to look in."
          : `${formatQuantity(prompts.length, "prompt version")} of the runs were looked at. An example counts when 80 % of its own runs of eight words are in the prompt; runs that other examples of its slice share are not its own.`}
        {uncheckedPrompts > 0 && ` ${formatQuantity(uncheckedPrompts, "older version")} were not.`}
      </p>
      {found.length > 0 && (
        <SimpleTable
          label="Examples in prompts"
          className="max-w-4xl"
          head={
            <>
              <HeadCell>Example</HeadCell>
              <HeadCell>Prompt versions</HeadCell>
              <HeadCell numeric>Found, %</HeadCell>
              <HeadCell numeric>Runs of its own</HeadCell>
            </>
          }
        >
          {overlapRows(found).map(({ id, versions, found: share, own }) => (
            <tr key={id} className="hover:bg-hover">
              <Cell className="max-w-80">
                <ExampleLink id={id} />
              </Cell>
              <Cell className="max-w-80">
                <span className="flex flex-wrap gap-x-3">
                  {versions.map(({ prompt, version }) => (
                    <Link
                      key={`${prompt} ${version}`}
                      to="/p/$project/prompts/$name"
                      params={{ project, name: prompt }}
                      search={promptLink.write({ version })}
                      className="link max-w-52 truncate"
                    >{`${prompt} ${version}`}</Link>
                  ))}
                </span>
              </Cell>
              <Cell numeric>{formatPercentage(share)}</Cell>
              <Cell numeric>{formatCount(own)}</Cell>
            </tr>
          ))}
        </SimpleTable>
      )}
      {found.some(({ count, examples }) => count > examples.length) && (
        <p className="pt-1 text-muted">The first 200 of each prompt version are listed.</p>
      )}
    </Section>
  );
}
