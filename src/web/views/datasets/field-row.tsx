import { Link } from "@tanstack/react-router";
import type { SchemaField } from "#contract/datasets.ts";
import { printField, printText } from "#contract/filter/print.ts";
import { datasetLink } from "#contract/links/dataset-link.ts";
import { formatCount } from "#web/ui/format.ts";
import { Cell } from "#web/ui/simple-table.tsx";

interface FieldRowProps {
  readonly field: SchemaField;
  readonly share: string;
  readonly project: string;
  readonly name: string;
}

/** One field; a value of metadata leads to the examples that have it. */
export function FieldRow({ field, share, project, name }: FieldRowProps) {
  const { place, key, types, distinct, values } = field;
  const several = types.length > 1;
  return (
    <tr className="align-baseline hover:bg-hover">
      <Cell className="max-w-56 py-1 font-mono text-small [overflow-wrap:anywhere]">
        {key === "" ? <span className="font-sans text-muted">whole {place}</span> : key}
      </Cell>
      <Cell className="py-1">
        {types
          .map(({ type, count }) => (several ? `${type} (${formatCount(count)})` : type))
          .join(", ")}
      </Cell>
      <Cell numeric className="py-1">
        {share}
      </Cell>
      <Cell numeric className="py-1">
        {formatCount(distinct)}
      </Cell>
      <Cell className="py-1">
        <ul className="flex flex-wrap gap-x-3">
          {values.map(({ value, count }) => (
            <li key={value} className="flex min-w-0 items-baseline gap-1">
              <span className="max-w-52 truncate" title={value}>
                {isFilterable(field, value) ? (
                  <Link
                    to="/p/$project/datasets/$name"
                    params={{ project, name }}
                    search={datasetLink.write({ where: `${printField(key)}:${printText(value)}` })}
                    className="link"
                  >
                    {value === "" ? "(empty)" : value}
                  </Link>
                ) : (
                  value
                )}
              </span>
              <span className="text-small text-muted">{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      </Cell>
    </tr>
  );
}

/** Long values come cut, and no filter finds a part as the whole. */
function isFilterable({ place, types }: SchemaField, value: string): boolean {
  const mostCharacters = 200;
  return place === "metadata" && types[0]?.type !== "object" && value.length < mostCharacters;
}
