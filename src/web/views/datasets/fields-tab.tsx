import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { getDatasetSchema, type SchemaField } from "#contract/datasets.ts";
import { datasetLink, type DatasetState, noneChosen } from "#contract/links/dataset-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatCount, formatPercentage } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { FieldRow } from "./field-row.tsx";

interface FieldsTabProps {
  readonly project: string;
  readonly name: string;
  readonly state: DatasetState;
  readonly setState: SetLinkState<DatasetState>;
}

/** What the examples hold: splits, and the fields of inputs, references and metadata. */
export function FieldsTab({ project, name, state: { version } }: FieldsTabProps) {
  const { data, error, refetch } = useQuery(
    queryFor(getDatasetSchema, { p: project, name, version }),
  );
  if (error)
    return (
      <ProblemNote
        what="The fields could not be loaded"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <SkeletonRows rows={10} label="Loading fields" />;
  if (data.exampleCount === 0) return <p className="text-muted">No example, so no field.</p>;
  const share = (count: number) => formatPercentage(count / data.exampleCount);
  const groups = [
    { title: "Metadata", of: data.fields.filter(({ place }) => place === "metadata") },
    { title: "Input", of: data.fields.filter(({ place }) => place === "input") },
    { title: "Reference", of: data.fields.filter(({ place }) => place === "reference") },
  ];
  return (
    <>
      <Section title="Splits">
        <SimpleTable
          label="Splits"
          className="max-w-md"
          head={
            <>
              <HeadCell>Split</HeadCell>
              <HeadCell numeric>Examples</HeadCell>
              <HeadCell numeric>Share, %</HeadCell>
            </>
          }
        >
          {data.splits.map(({ split, count }) => (
            <tr key={split ?? noneChosen}>
              <Cell className="max-w-72 truncate">
                <Link
                  to="/p/$project/datasets/$name"
                  params={{ project, name }}
                  search={datasetLink.write({ split: split ?? noneChosen, version })}
                  className="link"
                >
                  {split ?? "none"}
                </Link>
              </Cell>
              <Cell numeric>{formatCount(count)}</Cell>
              <Cell numeric>{share(count)}</Cell>
            </tr>
          ))}
        </SimpleTable>
      </Section>
      {groups.map(({ title, of }) => (
        <FieldTable
          key={title}
          title={title}
          fields={of}
          share={share}
          project={project}
          name={name}
        />
      ))}
    </>
  );
}

interface FieldTableProps {
  readonly title: string;
  readonly fields: readonly SchemaField[];
  readonly share: (count: number) => string;
  readonly project: string;
  readonly name: string;
}

function FieldTable({ title, fields, share, project, name }: FieldTableProps) {
  return (
    <Section title={title}>
      {fields.length === 0 && <p className="text-muted">No example has any.</p>}
      {fields.length > 0 && (
        <SimpleTable
          label={title}
          head={
            <>
              <HeadCell>Field</HeadCell>
              <HeadCell>Type</HeadCell>
              <HeadCell numeric>Has it, %</HeadCell>
              <HeadCell numeric>Different</HeadCell>
              <HeadCell>Most frequent</HeadCell>
            </>
          }
        >
          {fields.map((field) => (
            <FieldRow
              key={field.key}
              field={field}
              share={share(field.count)}
              project={project}
              name={name}
            />
          ))}
        </SimpleTable>
      )}
    </Section>
  );
}
