import { clsx } from "clsx";
import type { Likeness } from "#contract/agreement.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

interface CategoryTableProps {
  readonly table: NonNullable<Likeness["table"]>;
  readonly judge: string;
}

const mostShown = 12;

/** How often the judge said one thing where people said another; agreement stands on the diagonal. */
export function CategoryTable({ table: { categories, counts }, judge }: CategoryTableProps) {
  const shown = categories.slice(0, mostShown);
  const left = categories.length - shown.length;
  const head = (
    <>
      <HeadCell>{`${judge} says`}</HeadCell>
      {shown.map((category) => (
        <HeadCell key={category} numeric>
          <bdi>{`people: ${category.slice(0, 60)}`}</bdi>
        </HeadCell>
      ))}
    </>
  );
  return (
    <div className="max-w-3xl">
      <SimpleTable label={`${judge} against people`} head={head} className="w-auto!">
        {shown.map((category, row) => (
          <tr key={category}>
            <Cell className="max-w-48 truncate">
              <bdi>{category}</bdi>
            </Cell>
            {shown.map((other, column) => (
              <Cell
                key={other}
                numeric
                className={clsx(row === column ? "bg-sunken font-strong" : "text-muted")}
              >
                {formatCount(counts[row]?.[column] ?? 0)}
              </Cell>
            ))}
          </tr>
        ))}
      </SimpleTable>
      {left > 0 && (
        <p className="pt-1 text-muted">{`${formatQuantity(left, "rarer label")} not shown; they count all the same.`}</p>
      )}
    </div>
  );
}
